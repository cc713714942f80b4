/** The 34 province-level units of GB/T 2260 with ISO 3166-2 codes and names in both languages. */
export const PROVINCES = [
  ['110000', 'CN-BJ', '北京', 'Beijing'],
  ['120000', 'CN-TJ', '天津', 'Tianjin'],
  ['130000', 'CN-HE', '河北', 'Hebei'],
  ['140000', 'CN-SX', '山西', 'Shanxi'],
  ['150000', 'CN-NM', '内蒙古', 'Inner Mongolia'],
  ['210000', 'CN-LN', '辽宁', 'Liaoning'],
  ['220000', 'CN-JL', '吉林', 'Jilin'],
  ['230000', 'CN-HL', '黑龙江', 'Heilongjiang'],
  ['310000', 'CN-SH', '上海', 'Shanghai'],
  ['320000', 'CN-JS', '江苏', 'Jiangsu'],
  ['330000', 'CN-ZJ', '浙江', 'Zhejiang'],
  ['340000', 'CN-AH', '安徽', 'Anhui'],
  ['350000', 'CN-FJ', '福建', 'Fujian'],
  ['360000', 'CN-JX', '江西', 'Jiangxi'],
  ['370000', 'CN-SD', '山东', 'Shandong'],
  ['410000', 'CN-HA', '河南', 'Henan'],
  ['420000', 'CN-HB', '湖北', 'Hubei'],
  ['430000', 'CN-HN', '湖南', 'Hunan'],
  ['440000', 'CN-GD', '广东', 'Guangdong'],
  ['450000', 'CN-GX', '广西', 'Guangxi'],
  ['460000', 'CN-HI', '海南', 'Hainan'],
  ['500000', 'CN-CQ', '重庆', 'Chongqing'],
  ['510000', 'CN-SC', '四川', 'Sichuan'],
  ['520000', 'CN-GZ', '贵州', 'Guizhou'],
  ['530000', 'CN-YN', '云南', 'Yunnan'],
  ['540000', 'CN-XZ', '西藏', 'Xizang'],
  ['610000', 'CN-SN', '陕西', 'Shaanxi'],
  ['620000', 'CN-GS', '甘肃', 'Gansu'],
  ['630000', 'CN-QH', '青海', 'Qinghai'],
  ['640000', 'CN-NX', '宁夏', 'Ningxia'],
  ['650000', 'CN-XJ', '新疆', 'Xinjiang'],
  ['710000', 'CN-TW', '台湾', 'Taiwan'],
  ['810000', 'CN-HK', '香港', 'Hong Kong'],
  ['820000', 'CN-MO', '澳门', 'Macao'],
] as const

export type ProvinceCode = (typeof PROVINCES)[number][0]
export const PROVINCE_CODES = PROVINCES.map(([code]) => code) as [ProvinceCode, ...ProvinceCode[]]

const NAMES = new Map<string, { 'zh-CN': string; en: string }>(
  PROVINCES.map(([code, , zh, en]) => [code, { 'zh-CN': zh, en }]),
)

/** Name of a province-level unit in both languages; the code itself where it is not in the table. */
export function provinceName(code: string): { 'zh-CN': string; en: string } {
  return NAMES.get(code) ?? { 'zh-CN': code, en: code }
}
