import { residentId } from './cn/resident-id.ts'
import type { Recognizer } from './contract.ts'
import { nhsNumber } from './gb/nhs-number.ts'
import { age } from './generic/age.ts'
import { bankAccount } from './generic/bank-account.ts'
import { cardSecurityCode } from './generic/card-security-code.ts'
import { dateOfBirth } from './generic/date-of-birth.ts'
import { deviceId } from './generic/device-id.ts'
import { drivingLicence } from './generic/driving-licence.ts'
import { email } from './generic/email.ts'
import { employeeId } from './generic/employee-id.ts'
import { iban } from './generic/iban.ts'
import { insuranceClaim } from './generic/insurance-claim.ts'
import { insurancePolicy } from './generic/insurance-policy.ts'
import { ipAddress } from './generic/ip-address.ts'
import { macAddress } from './generic/mac-address.ts'
import { medicalRecordNumber } from './generic/medical-record-number.ts'
import { nameLabelled } from './generic/name-labelled.ts'
import { nameListed } from './generic/name-listed.ts'
import { nameTitled } from './generic/name-titled.ts'
import { passport } from './generic/passport.ts'
import { password } from './generic/password.ts'
import { paymentCard } from './generic/payment-card.ts'
import { phone } from './generic/phone.ts'
import { privateKey } from './generic/private-key.ts'
import { sex } from './generic/sex.ts'
import { url } from './generic/url.ts'
import { username } from './generic/username.ts'
import { vehicleRegistration } from './generic/vehicle-registration.ts'
import { hkid } from './hk/hkid.ts'
import { nameChinese } from './hk/name-chinese.ts'
import { nameRomanised } from './hk/name-romanised.ts'
import { aadhaar } from './in/aadhaar.ts'
import { npi } from './us/npi.ts'
import { ssn } from './us/ssn.ts'

/** Every recognizer of running text. Adding one is its file, its cases, and one line here. */
export const recognizers: readonly Recognizer[] = [
  residentId,
  nhsNumber,
  age,
  bankAccount,
  cardSecurityCode,
  dateOfBirth,
  deviceId,
  drivingLicence,
  email,
  employeeId,
  iban,
  insuranceClaim,
  insurancePolicy,
  ipAddress,
  macAddress,
  medicalRecordNumber,
  nameLabelled,
  nameListed,
  nameTitled,
  passport,
  password,
  paymentCard,
  phone,
  privateKey,
  sex,
  url,
  username,
  vehicleRegistration,
  hkid,
  nameChinese,
  nameRomanised,
  aadhaar,
  npi,
  ssn,
]
