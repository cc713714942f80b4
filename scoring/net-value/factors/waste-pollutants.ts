import type { LocalText } from '../../facts.ts'
import type { Unit } from '../../units.ts'
import { shippedFactor, type Factor, type FactorSource } from './factor.ts'

const TAX_TABLE: FactorSource = {
  title: '环境保护税税目税额表（转载）',
  publisher: '环境保护税法附表一',
  locator: 'm.jinchutou.com/shtml/view-470025422; haowendang.cn',
}
const AIR_EQUIVALENTS: FactorSource = {
  title: '应税污染物和当量值表：大气污染物（转载）',
  publisher: '环境保护税法附表二',
  locator: 'puyuecs.com 13916-3',
}
const WATER_EQUIVALENTS: FactorSource = {
  title: '应税污染物和当量值表：水污染物（转载）',
  publisher: '环境保护税法附表二',
  locator: 'lx0797.cn/zc?article_id=111815',
}
const CE_DELFT_2024: FactorSource = {
  title: 'Environmental Prices Handbook 2024, EU27 version (ref. 230107, April 2025), tables 1 and 2',
  publisher: 'CE Delft',
  url: 'https://github.com/d1mitrij/cedelft_vf/blob/76a4f35c77c6b1253042ef20af8707c1d7db9f03/Environmental_Prices_Handbook_2024_EU27_version.md',
}
const CE_DELFT_2018: FactorSource = {
  title: 'Environmental Prices Handbook EU28 version (2018), table 1',
  publisher: 'CE Delft',
}

const LAW_START = '2018'

function equivalents(
  medium: 'air' | 'water',
  id: string,
  substance: LocalText,
  kilogramsPerEquivalent: number,
  source: FactorSource,
  verified: boolean,
  note: LocalText,
): Factor {
  return shippedFactor({
    id: `tax.${id}-equivalents`,
    topic: 'waste-pollutants',
    indicator: {
      'zh-CN': `${substance['zh-CN']}的污染当量数`,
      en: `Pollution equivalents of ${substance.en}`,
    },
    kind: 'conversion',
    unitFrom: 'kg',
    unitTo: medium === 'air' ? 'air-equivalent' : 'water-equivalent',
    value: { central: 1 / kilogramsPerEquivalent },
    sign: 'harm',
    source,
    verified,
    licence: 'public-law',
    validFrom: LAW_START,
    note: {
      'zh-CN': `当量值 ${kilogramsPerEquivalent} 千克。${note['zh-CN']}`,
      en: `${kilogramsPerEquivalent} kg make one equivalent. ${note.en}`,
    },
  })
}

const airNote: LocalText = {
  'zh-CN': '每一排放口只对当量数最大的前三项大气污染物征税。',
  en: 'Only the three largest air pollutants of an outlet are taxed.',
}
const waterNote: LocalText = {
  'zh-CN': '化学需氧量、生化需氧量和总有机碳只计一项；征税按当量数取前几项。',
  en: 'Count only one of COD, BOD5 and TOC; only the largest pollutants of an outlet are taxed.',
}

const air = (
  [
    ['so2', '二氧化硫', 'SO2', 0.95, true],
    ['nox', '氮氧化物', 'NOx', 0.95, true],
    ['dust', '一般性粉尘', 'ordinary dust', 4, true],
    ['co', '一氧化碳', 'CO', 16.7, true],
    ['soot', '烟尘', 'soot', 2.18, false],
  ] as const
).map(([id, zh, en, kilograms, verified]) =>
  equivalents(
    'air',
    id,
    { 'zh-CN': zh, en },
    kilograms,
    verified ? AIR_EQUIVALENTS : { title: '应税污染物和当量值表，只见一份无出处的抄本', locator: '环境保护税法附表二' },
    verified,
    airNote,
  ),
)

const water = (
  [
    ['cod', '化学需氧量', 'COD', 1],
    ['bod5', '五日生化需氧量', 'BOD5', 0.5],
    ['toc', '总有机碳', 'TOC', 0.49],
    ['ammonia-nitrogen', '氨氮', 'ammonia nitrogen', 0.8],
    ['total-phosphorus', '总磷', 'total phosphorus', 0.25],
    ['suspended-solids', '悬浮物', 'suspended solids', 4],
    ['petroleum', '石油类', 'petroleum', 0.1],
  ] as const
).map(([id, zh, en, kilograms]) =>
  equivalents('water', id, { 'zh-CN': zh, en }, kilograms, WATER_EQUIVALENTS, true, waterNote),
)

function taxRate(
  id: string,
  indicator: LocalText,
  unitFrom: Unit,
  value: Factor['value'],
  verified: boolean,
  note: LocalText,
  rest: { geography?: string; source?: FactorSource } = {},
): Factor {
  return shippedFactor({
    id,
    topic: 'waste-pollutants',
    indicator,
    kind: 'price',
    unitFrom,
    unitTo: 'CNY',
    value,
    currency: 'CNY',
    priceYear: 'in-force',
    geography: rest.geography ?? 'CN',
    sign: 'harm',
    methodClass: '1b',
    source: rest.source ?? TAX_TABLE,
    verified,
    licence: 'public-law',
    validFrom: LAW_START,
    note,
  })
}

const provincial: LocalText = {
  'zh-CN': '税额由各省在此幅度内确定，全国没有中值；浓度低于标准 30%、50% 时减按 75%、50% 征收。',
  en: 'Each province sets its rate inside this range, so there is no national centre; 75 % or 50 % of it is due where concentrations are 30 % or 50 % below the standard.',
}

const rates = [
  taxRate('tax.air-rate', { 'zh-CN': '大气污染物每当量税额', en: 'Tax per equivalent of air pollution' }, 'air-equivalent', { low: 1.2, high: 12 }, true, provincial),
  taxRate('tax.air-rate-floor', { 'zh-CN': '大气污染物每当量法定最低税额', en: 'Statutory minimum tax per equivalent of air pollution' }, 'air-equivalent', { central: 1.2 }, true, { 'zh-CN': '法定下限：结果是税额的最低值。', en: 'The statutory floor: a result is the least tax that can be due.' }),
  taxRate('tax.air-rate-shandong', { 'zh-CN': '山东二氧化硫、氮氧化物每当量税额（2017 年草案）', en: 'Shandong tax per equivalent of SO2 and NOx (draft of 2017)' }, 'air-equivalent', { central: 6 }, true, { 'zh-CN': '草案数值，只适用于山东。', en: 'From a draft, for Shandong only.' }, { geography: 'CN-SD', source: { title: '山东省环境保护税税额方案报道', locator: 'm.sgkyny.com id=5246' } }),
  taxRate('tax.water-rate', { 'zh-CN': '水污染物每当量税额', en: 'Tax per equivalent of water pollution' }, 'water-equivalent', { low: 1.4, high: 14 }, true, provincial),
  taxRate('tax.water-rate-floor', { 'zh-CN': '水污染物每当量法定最低税额', en: 'Statutory minimum tax per equivalent of water pollution' }, 'water-equivalent', { central: 1.4 }, true, { 'zh-CN': '法定下限：结果是税额的最低值。', en: 'The statutory floor: a result is the least tax that can be due.' }),
  ...(
    [
      ['gangue', '煤矸石', 'coal gangue', 5],
      ['tailings', '尾矿', 'tailings', 15],
      ['hazardous', '危险废物', 'hazardous waste', 1000],
      ['other', '冶炼渣、粉煤灰、炉渣及其他固体废物', 'slag, fly ash and other solid waste', 25],
    ] as const
  ).map(([id, zh, en, cnyPerTonne]) =>
    taxRate(`tax.solid-waste-${id}`, { 'zh-CN': `${zh}每吨税额`, en: `Tax per tonne of ${en}` }, 't', { central: cnyPerTonne }, true, { 'zh-CN': '法定定额，是损害的下限。', en: 'A statutory rate: a floor of the damage.' }),
  ),
] // prettier-ignore

function ceDelft(
  edition: '2018' | '2024',
  id: string,
  indicator: LocalText,
  value: Factor['value'],
  verified: boolean,
  note: LocalText,
): Factor {
  return shippedFactor({
    id: `ce-delft-${edition}.${id}`,
    topic: 'waste-pollutants',
    indicator,
    kind: 'price',
    unitFrom: 'kg',
    unitTo: 'EUR',
    value,
    currency: 'EUR',
    priceYear: edition === '2024' ? 2021 : 2015,
    geography: edition === '2024' ? 'EU27' : 'EU28',
    sign: 'harm',
    methodClass: '1',
    source: edition === '2024' ? CE_DELFT_2024 : CE_DELFT_2018,
    verified,
    licence: 'cited-figure',
    validFrom: edition,
    validTo: edition === '2018' ? '2025-03-31' : null,
    note,
  })
}

const transferNote: LocalText = {
  'zh-CN': '欧盟的人口密度和收入下的损害价格；用于中国是情景，未作收入调整。',
  en: 'A damage price at European density and income; in China it makes a scenario, and no income adjustment is made.',
}
const supersededNote: LocalText = {
  'zh-CN': '已被 2025 年 4 月的新版取代；数值只见一份无出处的引述。',
  en: 'Replaced by the edition of April 2025; seen in one quotation without a citable place.',
}
const notFoundNote: LocalText = {
  'zh-CN': '已被新版取代；没有找到任何来源显示这个数。',
  en: 'Replaced by a newer edition; no source showing this number was found.',
}

const damagePrices = [
  ...(
    [
      ['so2', 'SO2', 16.9, 26.6, 45.3],
      ['nox', 'NOx', 12.8, 19.3, 31.8],
      ['pm2-5', 'PM2.5', 55.4, 81, 134],
      ['pm10', 'PM10', 29.7, 44.3, 73.3],
      ['nh3', 'NH3', 17.4, 25.2, 39.5],
      ['nmvoc', 'NMVOC', 1.53, 2.16, 3.49],
    ] as const
  ).map(([id, name, low, central, high]) =>
    ceDelft('2024', id, { 'zh-CN': `${name} 排放的损害价格`, en: `Damage price of ${name} emitted` }, { low, central, high }, true, transferNote),
  ),
  ceDelft('2024', 'phosphorus', { 'zh-CN': '淡水富营养化（磷当量）', en: 'Freshwater eutrophication (P equivalents)' }, { low: 2.56, central: 3.74, high: 10.13 }, true, transferNote),
  ceDelft('2024', 'nitrogen', { 'zh-CN': '海洋富营养化（氮当量）', en: 'Marine eutrophication (N equivalents)' }, { low: 7.64, central: 14.25, high: 27.6 }, true, transferNote),
  ceDelft('2018', 'so2', { 'zh-CN': 'SO2 排放的损害价格（旧版）', en: 'Damage price of SO2 emitted (old edition)' }, { central: 11.5 }, false, supersededNote),
  ceDelft('2018', 'nox', { 'zh-CN': 'NOx 排放的损害价格（旧版）', en: 'Damage price of NOx emitted (old edition)' }, { central: 14.8 }, false, supersededNote),
  ceDelft('2018', 'pm2-5', { 'zh-CN': 'PM2.5 排放的损害价格（旧版）', en: 'Damage price of PM2.5 emitted (old edition)' }, { central: 38.7 }, false, supersededNote),
  ceDelft('2018', 'nh3', { 'zh-CN': 'NH3 排放的损害价格（旧版）', en: 'Damage price of NH3 emitted (old edition)' }, { central: 17.5 }, false, notFoundNote),
] // prettier-ignore

export const WASTE_POLLUTANT_FACTORS: readonly Factor[] = [...air, ...water, ...rates, ...damagePrices]
