/** Elements that are a number an authority or a health service gives one person. */
export const personalNumbers = [
  'hkid',
  'ssn',
  'nhs-number',
  'nino',
  'us-mbi',
  'cn-resident-id',
  'aadhaar',
  'national-id',
  'health-card-number',
  'passport',
  'driving-licence',
] as const
