import type { Branch } from '../../design/navigation/tree.tsx'

/** Invented things to show the components with. No case, no person: this page reads nothing from the server. */
export const samplePerson = (index: number) => ({
  number: `P-${String(index + 1).padStart(7, '0')}`,
  name: `${givenNames[index % givenNames.length]} ${familyNames[(index * 5) % familyNames.length]}`,
  places: ((index * 2654435761) % 97) + 1,
  harm: (['low', 'medium', 'high', 'very-high'] as const)[(index * 40503) % 4]!,
  grade: (['E1', 'E2', 'E3', 'E4', 'E5'] as const)[(index * 31) % 5]!,
})

export type SamplePerson = ReturnType<typeof samplePerson>

const givenNames = ['Ada', 'Wing Yan', 'José', 'نور', 'Bartholomew', 'Mei', 'Oluwaseun', 'Siobhán', 'Kwok Keung']
const familyNames = [
  'Example',
  'Chan Sample',
  'Featherstonehaugh-Cholmondeley-Majoribanks of Leveson-Gower',
  'Nguyen',
  'المثال',
  'Lee',
  'van der Voorbeeld',
]

export const sampleHistory = [
  { at: '2026-03-02T02:00:00Z', least: 0, most: 98_412 },
  { at: '2026-03-02T09:30:00Z', least: 12_040, most: 98_412 },
  { at: '2026-03-03T04:00:00Z', least: 31_877, most: 88_120 },
  { at: '2026-03-04T01:00:00Z', least: 52_310, most: 74_003 },
  { at: '2026-03-05T08:15:00Z', least: 61_204, most: 63_950 },
]

export const sampleBranches: readonly Branch[] = [
  {
    id: 'dump',
    title: 'dump.zip',
    icon: 'folder',
    children: [
      { id: 'mail', title: 'mail/a.pst', icon: 'mail', children: [{ id: 'scan', title: '12/scan.pdf', icon: 'file' }] },
      { id: 'billing', title: 'billing.xlsx', icon: 'table' },
      {
        id: 'long',
        title: 'Referrals_Radiology_FINAL_final(2)_copy_of_copy_really_last_version_2026-02-28_signed_and_scanned.docx',
        icon: 'file',
      },
    ],
  },
  { id: 'log', title: 'vpn-access.log', icon: 'file' },
]
