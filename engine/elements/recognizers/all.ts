import { medicare } from './au/medicare.ts'
import { tfn } from './au/tfn.ts'
import { cpf } from './br/cpf.ts'
import { sin } from './ca/sin.ts'
import { rut } from './cl/rut.ts'
import { residentId } from './cn/resident-id.ts'
import type { Recognizer } from './contract.ts'
import { addressStreetEu } from './eu/address-street-eu.ts'
import { beNationalNumber } from './eu/be-national-number.ts'
import { bgEgn } from './eu/bg-egn.ts'
import { chAhv } from './eu/ch-ahv.ts'
import { czRodneCislo } from './eu/cz-rodne-cislo.ts'
import { deHealthInsurance } from './eu/de-health-insurance.ts'
import { dePension } from './eu/de-pension.ts'
import { deTaxId } from './eu/de-tax-id.ts'
import { dkCpr } from './eu/dk-cpr.ts'
import { esDni } from './eu/es-dni.ts'
import { esNie } from './eu/es-nie.ts'
import { esNss } from './eu/es-nss.ts'
import { fiHetu } from './eu/fi-hetu.ts'
import { frNir } from './eu/fr-nir.ts'
import { iePps } from './eu/ie-pps.ts'
import { itCodiceFiscale } from './eu/it-codice-fiscale.ts'
import { nlBsn } from './eu/nl-bsn.ts'
import { noFodselsnummer } from './eu/no-fodselsnummer.ts'
import { plPesel } from './eu/pl-pesel.ts'
import { ptNif } from './eu/pt-nif.ts'
import { roCnp } from './eu/ro-cnp.ts'
import { sePersonnummer } from './eu/se-personnummer.ts'
import { trKimlik } from './eu/tr-kimlik.ts'
import { addressPostcode } from './gb/address-postcode.ts'
import { chi } from './gb/chi.ts'
import { drivingLicenceDvla } from './gb/driving-licence-dvla.ts'
import { nhsNumber } from './gb/nhs-number.ts'
import { nino } from './gb/nino.ts'
import { addressLabelled } from './generic/address-labelled.ts'
import { age } from './generic/age.ts'
import { ageAndSex } from './generic/age-and-sex.ts'
import { allergy } from './generic/allergy.ts'
import { apiToken } from './generic/api-token.ts'
import { appointment } from './generic/appointment.ts'
import { bankAccount } from './generic/bank-account.ts'
import { behindName } from './generic/behind-name.ts'
import { bloodGroup } from './generic/blood-group.ts'
import { cardSecurityCode } from './generic/card-security-code.ts'
import { dateOfBirth } from './generic/date-of-birth.ts'
import { deviceId } from './generic/device-id.ts'
import { diagnosis } from './generic/diagnosis.ts'
import { drivingLicence } from './generic/driving-licence.ts'
import { email } from './generic/email.ts'
import { employeeId } from './generic/employee-id.ts'
import { employer } from './generic/employer.ts'
import { ethnicity } from './generic/ethnicity.ts'
import { healthCardNumber } from './generic/health-card-number.ts'
import { iban } from './generic/iban.ts'
import { icdCode } from './generic/icd-code.ts'
import { immunisation } from './generic/immunisation.ts'
import { insuranceClaim } from './generic/insurance-claim.ts'
import { insurancePolicy } from './generic/insurance-policy.ts'
import { ipAddress } from './generic/ip-address.ts'
import { labResult } from './generic/lab-result.ts'
import { macAddress } from './generic/mac-address.ts'
import { maritalStatus } from './generic/marital-status.ts'
import { medicalRecordNumber } from './generic/medical-record-number.ts'
import { medication } from './generic/medication.ts'
import { mothersMaidenName } from './generic/mothers-maiden-name.ts'
import { nameContext } from './generic/name-context.ts'
import { nameLabelled } from './generic/name-labelled.ts'
import { nameListed } from './generic/name-listed.ts'
import { nameTitled } from './generic/name-titled.ts'
import { nationalIdLabelled } from './generic/national-id.ts'
import { nationality } from './generic/nationality.ts'
import { occupation } from './generic/occupation.ts'
import { passport } from './generic/passport.ts'
import { passportMrz } from './generic/passport-mrz.ts'
import { password } from './generic/password.ts'
import { paymentCard } from './generic/payment-card.ts'
import { phone } from './generic/phone.ts'
import { privateKey } from './generic/private-key.ts'
import { procedure } from './generic/procedure.ts'
import { referral } from './generic/referral.ts'
import { religion } from './generic/religion.ts'
import { sex } from './generic/sex.ts'
import { sexualOrientation } from './generic/sexual-orientation.ts'
import { taxIdLabelled } from './generic/tax-id.ts'
import { url } from './generic/url.ts'
import { username } from './generic/username.ts'
import { vehicleRegistration } from './generic/vehicle-registration.ts'
import { vitalSign } from './generic/vital-sign.ts'
import { addressHongKong } from './hk/address-hong-kong.ts'
import { hkid } from './hk/hkid.ts'
import { nameChinese } from './hk/name-chinese.ts'
import { nameRomanised } from './hk/name-romanised.ts'
import { aadhaar } from './in/aadhaar.ts'
import { pan } from './in/pan.ts'
import { voter } from './in/voter.ts'
import { residentNumber } from './kr/resident-number.ts'
import { curp } from './mx/curp.ts'
import { myKad } from './my/mykad.ts'
import { ird } from './nz/ird.ts'
import { nhi } from './nz/nhi.ts'
import { cnic } from './pk/cnic.ts'
import { nric } from './sg/nric.ts'
import { thaiNationalId } from './th/thai-national-id.ts'
import { nationalId } from './tw/taiwan-national-id.ts'
import { abaRouting } from './us/aba-routing.ts'
import { addressStreet } from './us/address-street.ts'
import { itin } from './us/itin.ts'
import { mbi } from './us/mbi.ts'
import { npi } from './us/npi.ts'
import { ssn } from './us/ssn.ts'
import { idNumber } from './za/id-number.ts'

/** Every recognizer of running text. Adding one is its file, its cases, and one line here. */
export const recognizers: readonly Recognizer[] = [
  addressLabelled,
  ageAndSex,
  age,
  allergy,
  apiToken,
  appointment,
  bankAccount,
  behindName,
  bloodGroup,
  cardSecurityCode,
  dateOfBirth,
  deviceId,
  diagnosis,
  drivingLicence,
  email,
  employeeId,
  employer,
  ethnicity,
  healthCardNumber,
  iban,
  icdCode,
  immunisation,
  insuranceClaim,
  insurancePolicy,
  ipAddress,
  labResult,
  macAddress,
  maritalStatus,
  medicalRecordNumber,
  medication,
  mothersMaidenName,
  nameContext,
  nameLabelled,
  nameListed,
  nameTitled,
  nationalIdLabelled,
  nationality,
  occupation,
  passportMrz,
  passport,
  password,
  paymentCard,
  phone,
  privateKey,
  procedure,
  referral,
  religion,
  sex,
  sexualOrientation,
  taxIdLabelled,
  url,
  username,
  vehicleRegistration,
  vitalSign,
  medicare,
  tfn,
  cpf,
  sin,
  rut,
  residentId,
  addressStreetEu,
  beNationalNumber,
  bgEgn,
  chAhv,
  czRodneCislo,
  deHealthInsurance,
  dePension,
  deTaxId,
  dkCpr,
  esDni,
  esNie,
  esNss,
  fiHetu,
  frNir,
  iePps,
  itCodiceFiscale,
  nlBsn,
  noFodselsnummer,
  plPesel,
  ptNif,
  roCnp,
  sePersonnummer,
  trKimlik,
  addressPostcode,
  chi,
  drivingLicenceDvla,
  nhsNumber,
  nino,
  addressHongKong,
  hkid,
  nameChinese,
  nameRomanised,
  aadhaar,
  pan,
  voter,
  residentNumber,
  curp,
  myKad,
  ird,
  nhi,
  cnic,
  nric,
  thaiNationalId,
  nationalId,
  abaRouting,
  addressStreet,
  itin,
  mbi,
  npi,
  ssn,
  idNumber,
]
