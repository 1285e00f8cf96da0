import { cultures } from '../people/make-people.ts'
import type { Mix } from '../people/person.ts'
import { Random, type Weighted } from '../random.ts'
import { type Condition, fittingConditions, makeCatalogue } from './catalogue.ts'

/** The clinic group whose files were taken: what all writers need to know about it. */
export interface Clinic {
  mix: Mix
  name: string
  chineseName: string
  /** Domain of its staff's mail; nobody's private address ends in it. */
  domain: string
  sites: { name: string; chinese: string; code: string }[]
  doctors: string[]
  clerks: string[]
  catalogue: Condition[]
  conditionsFor(sex: 'F' | 'M', age: number): Weighted<Condition>
  basedIn: string
  roles: string[]
  tz: string
  languages: string[]
  address: string
  phone: string
  currency: string
}

const facts = {
  hk: {
    name: 'Harbour Clinic Group',
    chineseName: '海港診所集團',
    domain: 'harbourclinics.example',
    sites:
      'Sha Tin|沙田|ST,Tuen Mun|屯門|TM,Kwun Tong|觀塘|KT,North Point|北角|NP,Tsuen Wan|荃灣|TW,Tseung Kwan O|將軍澳|TKO',
    basedIn: 'HK',
    roles: ['data-user', 'healthcare-provider'],
    tz: 'Asia/Hong_Kong',
    languages: ['en', 'zh-Hant-HK'],
    address: '12/F, Lantern House, 88 Harbour View Road, North Point, Hong Kong',
    phone: '3000 1234',
    currency: 'HKD',
  },
  us: {
    name: 'Maple River Clinics',
    chineseName: '',
    domain: 'mapleriver.example',
    sites: 'Downtown||DT,Riverside||RS,Lakeview||LV,Northgate||NG,Mill Creek||MC,Airport Road||AR',
    basedIn: 'US-OH',
    roles: ['covered-entity', 'healthcare-provider'],
    tz: 'America/New_York',
    languages: ['en', 'es'],
    address: '400 Quarry Blvd, Columbus, OH 43215',
    phone: '(614) 555-0142',
    currency: 'USD',
  },
  gb: {
    name: 'White Rose Practice Group',
    chineseName: '',
    domain: 'whiterosepractices.example',
    sites: 'Beckside||BS,Priory Lane||PL,Canal Side||CS,Hawthorn||HW,Millstone||MS,Dale View||DV',
    basedIn: 'GB-ENG',
    roles: ['controller', 'healthcare-provider'],
    tz: 'Europe/London',
    languages: ['en'],
    address: '2 Chapel Hill Road, Leeds LS1 4AB',
    phone: '0113 496 0142',
    currency: 'GBP',
  },
}

export function makeClinic(mix: Mix, seed: number): Clinic {
  const { sites, ...fact } = facts[mix]
  const catalogue = makeCatalogue(mix)
  const fitting = new Map<string, Weighted<Condition>>()
  return {
    mix,
    ...fact,
    sites: sites.split(',').map((line) => {
      const [name, chinese, code] = line.split('|') as [string, string, string]
      return { name: `${name} Clinic`, chinese: chinese === '' ? '' : `${chinese}診所`, code }
    }),
    ...drawStaff(mix, new Random(seed, 'staff')),
    catalogue,
    conditionsFor(sex, age) {
      const band = age < 18 ? 'child' : age < 19 || age > 44 ? 'adult' : 'young'
      const key = sex + band
      const list = fitting.get(key) ?? fittingConditions(catalogue, sex, age)
      fitting.set(key, list)
      return list
    },
  }
}

/** Fourteen doctors and eight clerks, always named with title or by the clinic's own mail address. */
function drawStaff(mix: Mix, random: Random): { doctors: string[]; clerks: string[] } {
  const draw = () => {
    const family = cultures[mix].family(random)
    const sex = random.chance(0.5) ? 'F' : 'M'
    const name = cultures[mix].member(random, family, sex, 1978)
    return mix === 'hk' ? `${family.family.toUpperCase()} ${name.given}` : `${name.given} ${family.family}`
  }
  return { doctors: Array.from({ length: 14 }, () => `Dr ${draw()}`), clerks: Array.from({ length: 8 }, draw) }
}

/** provider.yaml as ./cordon scope takes it. */
export function providerYaml(clinic: Clinic): string {
  return `name: ${clinic.name}
based_in: ${clinic.basedIn}
roles: [${clinic.roles.join(', ')}]
tz: ${clinic.tz}
languages: [${clinic.languages.join(', ')}]
speciality: general
contact:
  name: ${clinic.clerks[0]}
  role: Privacy officer
  phone: "${clinic.phone}"
  email: privacy@${clinic.domain}
  address: "${clinic.address}"
  web: https://www.${clinic.domain}/notice
`
}
