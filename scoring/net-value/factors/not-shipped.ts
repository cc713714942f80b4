import type { LocalText } from '../../facts.ts'

/** A figure that readers may expect in the library, and why it is not there. */
export interface NotShipped {
  readonly id: string
  readonly name: LocalText
  readonly reason: LocalText
}

export const NOT_SHIPPED: readonly NotShipped[] = [
  {
    id: 'ifvi',
    name: { 'zh-CN': 'IFVI 价值因子库', en: 'IFVI value factors' },
    reason: {
      'zh-CN': '使用条款不许向第三方提供；有授权的用户可自行导入。',
      en: 'Its terms allow no passing on; a licensed user can import a set of their own.',
    },
  },
  {
    id: 'hact',
    name: { 'zh-CN': '英国 HACT 社会价值库', en: 'UK HACT Social Value Bank' },
    reason: {
      'zh-CN': '授权不许把数值放进工具；且是英国价格。',
      en: 'Its licence forbids making the values part of a tool; they are British prices as well.',
    },
  },
  {
    id: 'true-price',
    name: { 'zh-CN': 'True Price 基金会因子 4.0.2', en: 'True Price Foundation factors 4.0.2' },
    reason: {
      'zh-CN': '只见二手页面，授权尚未核实。',
      en: 'Seen on a secondary page only, and the licence is unchecked.',
    },
  },
  {
    id: 'land-equivalents',
    name: { 'zh-CN': '土地生态系统服务当量价格', en: 'Ecosystem service equivalents of land' },
    reason: {
      'zh-CN': '暂停：当量来自一张表，单价来自另一地的研究，合用会把农田价值放大约一倍。',
      en: 'Suspended: the equivalents come from one table and the unit price from another study; together they about double the value of farmland.',
    },
  },
  {
    id: 'ricke-china-share',
    name: { 'zh-CN': 'Ricke 2018 的中国份额', en: 'China’s share in Ricke 2018' },
    reason: {
      'zh-CN': '没有看到数值；且只算一国的损失不能给全球外部性定价。',
      en: 'The number was not seen, and one country’s loss must not price a harm to the world.',
    },
  },
  {
    id: 'recycling-other',
    name: { 'zh-CN': '纸、金属等回收减排因子', en: 'Recycling factors of paper, metal and other materials' },
    reason: { 'zh-CN': '没有找到可引用的数，由用户导入。', en: 'No citable figure was found; left to import.' },
  },
  {
    id: 'non-renewable-purchase',
    name: { 'zh-CN': '不可再生资源采购价格', en: 'Price of non-renewable purchases' },
    reason: { 'zh-CN': '没有找到任何因子，不作编造。', en: 'No factor was found, and none is invented.' },
  },
  {
    id: 'game-addiction-loss',
    name: { 'zh-CN': '游戏成瘾人均损失', en: 'Loss per person addicted to games' },
    reason: { 'zh-CN': '没有找到来源，由用户提供。', en: 'No source was found; left to the user.' },
  },
  {
    id: 'total-nitrogen',
    name: { 'zh-CN': '总氮的污染当量', en: 'Pollution equivalent of total nitrogen' },
    reason: { 'zh-CN': '法定当量表中没有这一项。', en: 'The statutory table has no such row.' },
  },
]
