import type { LocalText } from '../../facts.ts'
import { shippedFactor, type Factor, type FactorSource } from './factor.ts'

const EPA: FactorSource = {
  title: 'EPA Values for the Social Cost of Greenhouse Gases (final report of 2023)',
  publisher: 'Institute for Policy Integrity, NYU',
  url: 'https://costofcarbon.org/epa-values-for-the-social-cost-of-greenhouse-gases',
}
const DICE_2023: FactorSource = {
  title: 'DICE 2023 official GAMS outputs, manual v3.1.2',
  publisher: 'sylvaticus/DICEModel.jl',
  url: 'https://github.com/sylvaticus/DICEModel.jl/blob/217d8915cc1137d682c7ab3e5aa4f011f62ef5c9/docs/src/results.md',
}
const GRID: FactorSource = {
  title: '2021、2022 年电力二氧化碳排放因子公告（转载）',
  publisher: '生态环境部、国家统计局',
  locator: 'daydaynews.cc 3899452, 2024-12',
}

/** Near-term discount rate of the EPA paths, and what a tonne emitted in 2020, 2025 and 2030 costs. */
const EPA_CARBON_PATHS = [
  { rate: '2.5', points: [[2020, 120], [2025, 130], [2030, 140]] },
  { rate: '2.0', points: [[2020, 190], [2025, 210], [2030, 230]] },
  { rate: '1.5', points: [[2020, 340], [2025, 360], [2030, 380]] },
] as const // prettier-ignore

const EPA_METHANE_PATHS = [
  { rate: '2.5', points: [[2020, 1300], [2025, 1600]] },
  { rate: '2.0', points: [[2020, 1600], [2025, 2000]] },
  { rate: '1.5', points: [[2020, 2300], [2025, 2700]] },
] as const // prettier-ignore

const epaCarbon = EPA_CARBON_PATHS.flatMap(({ rate, points }) =>
  points.map(([year, usd]) =>
    shippedFactor({
      id: `scc.epa-${rate}.${year}`,
      topic: 'greenhouse-gas',
      indicator: {
        'zh-CN': `碳的社会成本，${year} 年排放，近期贴现率 ${rate}%`,
        en: `Social cost of carbon, emitted in ${year}, near-term discount rate ${rate} %`,
      },
      kind: 'price',
      unitFrom: 'tCO2e',
      unitTo: 'USD',
      value: { central: usd },
      currency: 'USD',
      priceYear: 2020,
      geography: 'world',
      sign: 'harm',
      methodClass: '1',
      source: EPA,
      verified: true,
      licence: 'cited-figure',
      validFrom: '2023',
      carbonChoice: true,
      presentValue: true,
      note: {
        'zh-CN': '全球损害的现值。三条贴现率路径是三种选择，不是一个分布的上下限。',
        en: 'Present value of damage to the world. The three discount paths are choices, not the ends of one distribution.',
      },
    }),
  ),
)

const epaMethane = EPA_METHANE_PATHS.flatMap(({ rate, points }) =>
  points.map(([year, usd]) =>
    shippedFactor({
      id: `scc.epa-ch4-${rate}.${year}`,
      topic: 'greenhouse-gas',
      indicator: {
        'zh-CN': `甲烷的社会成本，${year} 年排放，近期贴现率 ${rate}%`,
        en: `Social cost of methane, emitted in ${year}, near-term discount rate ${rate} %`,
      },
      kind: 'price',
      unitFrom: 't',
      unitTo: 'USD',
      value: { central: usd },
      currency: 'USD',
      priceYear: 2020,
      geography: 'world',
      sign: 'harm',
      methodClass: '1',
      source: EPA,
      verified: true,
      licence: 'cited-figure',
      validFrom: '2023',
      carbonChoice: true,
      presentValue: true,
      note: {
        'zh-CN': '每吨甲烷，不是每吨二氧化碳当量。仅供查阅：核算用同一套碳价选择。',
        en: 'Per tonne of methane, not of CO2e. For reference: accounts use the one carbon-price choice.',
      },
    }),
  ),
)

function otherSocialCost(
  id: string,
  indicator: LocalText,
  value: Factor['value'],
  priceYear: number | null,
  source: FactorSource,
  note: LocalText,
): Factor {
  return shippedFactor({
    id,
    topic: 'greenhouse-gas',
    indicator,
    kind: 'price',
    unitFrom: 'tCO2e',
    unitTo: 'USD',
    value,
    currency: 'USD',
    priceYear,
    geography: 'world',
    sign: 'harm',
    methodClass: '1',
    source,
    verified: true,
    licence: 'cited-figure',
    carbonChoice: true,
    presentValue: true,
    note,
  })
}

const dice2023 = (
  [
    ['optimal', 2020, 50, '最优情景', 'optimal run'],
    ['optimal', 2025, 59, '最优情景', 'optimal run'],
    ['base', 2020, 66, '现行政策情景', 'current-policy baseline'],
    ['base', 2025, 78, '现行政策情景', 'current-policy baseline'],
  ] as const
).map(([scenario, year, usd, zh, en]) =>
  otherSocialCost(
    `scc.dice-2023.${scenario}-${year}`,
    { 'zh-CN': `DICE-2023 碳的社会成本，${zh}，${year} 年`, en: `DICE-2023 social cost of carbon, ${en}, ${year}` },
    { central: usd },
    2019,
    DICE_2023,
    {
      'zh-CN': '同一模型的两个情景相差约三成，引用时须写明情景。',
      en: 'Two runs of one model lie a third apart: say which one is quoted.',
    },
  ),
)

const otherSocialCosts = [
  otherSocialCost(
    'scc.nordhaus-2017',
    { 'zh-CN': 'DICE-2016R 碳的社会成本，2015 年排放', en: 'DICE-2016R social cost of carbon, emitted in 2015' },
    { central: 31 },
    2010,
    { title: 'Revisiting the social cost of carbon', publisher: 'PNAS', locator: 'PMC5321009' },
    { 'zh-CN': '此后每年实际上升约 3%。', en: 'Rises by about 3 % a year in real terms.' },
  ),
  otherSocialCost(
    'scc.dice-2013',
    { 'zh-CN': 'DICE-2013 碳的社会成本', en: 'DICE-2013 social cost of carbon' },
    { central: 18.6 },
    2005,
    { title: 'DICE-2013 figure in a stored document', locator: 'scribd.com 326017914' },
    {
      'zh-CN': '2005 年价；存有的汇率始于 2010 年，换算会被拒绝。',
      en: 'In 2005 dollars; stored exchange rates start in 2010, so conversion refuses.',
    },
  ),
  otherSocialCost(
    'scc.ricke-2018.world',
    { 'zh-CN': '各国碳社会成本之和（Ricke 2018）', en: 'Sum of country-level social costs of carbon (Ricke 2018)' },
    { low: 177, central: 417, high: 805 },
    null,
    { title: 'Country-level social cost of carbon', publisher: 'Nature Climate Change', url: 'https://doi.org/10.1038/s41558-018-0282-y' },
    {
      'zh-CN': '所见摘要未写价格年份。只看一国的份额不能用来给全球外部性定价。',
      en: 'The abstract seen names no price year. One country’s share must not price a harm to the world.',
    },
  ),
] // prettier-ignore

const chinaEts = (
  [
    [2021, 42.8, '76.6 亿元 / 1.79 亿吨；年末收盘 54.22 元', '7.66 bn CNY over 179 Mt; closed the year at 54.22', { title: '全国碳市场首年成交与收盘价', locator: 'cmgroup.net' }],
    [2022, 55.3, '28.14 亿元 / 5,088.95 万吨；年末收盘 55.00 元', '2.814 bn CNY over 50.8895 Mt; closed the year at 55.00', { title: '2022 年全国碳市场成交统计（转载）', locator: 'm.nu563.cn 93414' }],
    [2023, 68.1, '144.44 亿元 / 2.12 亿吨；年末收盘 79.42 元', '14.444 bn CNY over 212 Mt; closed the year at 79.42', { title: '2023 年全国碳市场成交统计', url: 'http://greenhousegog.com/info/1013/8404.htm' }],
    [2024, 95.96, 'ICAP 公布的年均价；按 181.14 亿元 / 1.89 亿吨另算为 95.84 元', 'Yearly mean given by ICAP; 18.114 bn CNY over 189 Mt gives 95.84', { title: 'China National ETS', publisher: 'International Carbon Action Partnership', url: 'https://icapcarbonaction.com/en/ets/china-national-ets' }],
  ] as const
).map(([year, cny, zh, en, source]) =>
  shippedFactor({
    id: `cea.${year}`,
    topic: 'greenhouse-gas',
    indicator: { 'zh-CN': `全国碳市场年均成交价，${year}`, en: `China national ETS, mean price of ${year}` },
    kind: 'price',
    unitFrom: 'tCO2e',
    unitTo: 'CNY',
    value: { central: cny },
    currency: 'CNY',
    priceYear: year,
    sign: 'harm',
    methodClass: '1b',
    source,
    verified: true,
    licence: 'public-statistic',
    validFrom: String(year),
    validTo: `${year}-12-31`,
    carbonChoice: true,
    note: { 'zh-CN': `${zh}。市场价反映减排成本，是损害的下限。`, en: `${en}. A market price shows abatement cost: a floor of the damage.` },
  }),
) // prettier-ignore

const grid = (
  [
    ['average.2021', 0.5568, '全国平均，2021', 'national mean, 2021'],
    ['average.2022', 0.5366, '全国平均，2022', 'national mean, 2022'],
    ['fossil.2021', 0.8426, '化石能源电力，2021', 'fossil power, 2021'],
    ['fossil.2022', 0.8325, '化石能源电力，2022', 'fossil power, 2022'],
    ['excluding-traded.2022', 0.5856, '不含市场化交易的非化石电量，2022', 'without non-fossil power sold in the market, 2022'],
    ['north.2022', 0.6776, '华北，2022', 'North China, 2022'],
    ['southwest.2022', 0.2268, '西南，2022', 'Southwest China, 2022'],
  ] as const
).map(([name, tonnesPerMwh, zh, en]) =>
  shippedFactor({
    id: `grid.${name}`,
    topic: 'greenhouse-gas',
    indicator: { 'zh-CN': `电力二氧化碳排放因子：${zh}`, en: `CO2 per unit of power: ${en}` },
    kind: 'conversion',
    unitFrom: 'MWh',
    unitTo: 'tCO2e',
    value: { central: tonnesPerMwh },
    source: GRID,
    verified: true,
    licence: 'public-statistic',
    validFrom: name.slice(-4),
    note: {
      'zh-CN': '公布单位为 kgCO2/kWh，与 tCO2/MWh 数值相同；只含二氧化碳。',
      en: 'Published in kgCO2/kWh, the same number in tCO2/MWh; CO2 only.',
    },
  }),
) // prettier-ignore

const other = [
  shippedFactor({
    id: 'loan.green-intensity',
    topic: 'greenhouse-gas',
    indicator: { 'zh-CN': '绿色贷款减排强度', en: 'Emissions avoided per yuan of green loan' },
    kind: 'conversion',
    unitFrom: 'CNY',
    unitTo: 'tCO2e',
    value: { central: 1775e-8 },
    sign: 'benefit',
    source: { title: '中国进出口银行四川省分行绿色贷款减排数据（转载）', locator: 'm.qiqksf.com article-36817' },
    verified: true,
    licence: 'cited-figure',
    validFrom: '2021',
    note: {
      'zh-CN': '20.95 万吨 / 118.06 亿元，即每年每亿元 1,775 吨；仅一家银行。',
      en: '209,500 t over 11.806 bn CNY, i.e. 1,775 t a year per 100 m CNY; one bank only.',
    },
  }),
  shippedFactor({
    id: 'forest.afforestation',
    topic: 'greenhouse-gas',
    indicator: { 'zh-CN': '造林每年固碳', en: 'Carbon fixed by new forest in a year' },
    kind: 'conversion',
    unitFrom: 'ha',
    unitTo: 'tCO2e',
    value: { low: 1.8, high: 16.5 },
    sign: 'benefit',
    source: {
      title: 'IPCC SR-LULUCF 3.5.4.2；中国人工林平均碳密度变化（徐、李，摘要）',
      publisher: 'IPCC',
      url: 'https://archive.ipcc.ch/ipccreports/sres/land_use/index.php?idp=151',
    },
    verified: false,
    licence: 'cited-figure',
    note: {
      'zh-CN': '只有范围没有中值：由碳密度折算，因树种和立地而异，应换成项目自己的数据。',
      en: 'Ends only, converted from carbon stocks; species and site decide, so use the project’s own figure.',
    },
  }),
]

export const GREENHOUSE_GAS_FACTORS: readonly Factor[] = [
  ...epaCarbon,
  ...epaMethane,
  ...dice2023,
  ...otherSocialCosts,
  ...chinaEts,
  ...grid,
  ...other,
]
