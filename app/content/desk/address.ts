import type { LocalText } from '#scoring/facts.ts'

/** Giving a case another address. */
export const ADDRESS = {
  link: { 'zh-CN': '地址', en: 'Address' },
  title: { 'zh-CN': '地址：{title}', en: 'Address: {title}' },
  lead: {
    'zh-CN': '案例可以换一个地址。旧地址继续有效，会把读者带到新的；没有哪个地址会给别的案例。',
    en: 'A case can be given another address. Older ones go on working and lead readers to the new one; none is ever given to another case.',
  },
  current: { 'zh-CN': '现在的地址', en: 'Found at' },
  earlier: { 'zh-CN': '也通到这里', en: 'Also lead there' },
  id: { 'zh-CN': '编号', en: 'Id' },
  idStays: {
    'zh-CN': '不变：版本、引用、接口和案例文件夹都用它',
    en: 'stays: revisions, citations, the API and the case folder go by it',
  },
  slug: { 'zh-CN': '新的短名', en: 'New short name' },
  slugHint: {
    'zh-CN': '/cases/ 后面的部分：小写字母、数字和连字符',
    en: 'what follows /cases/: small letters, digits and hyphens',
  },
  what: {
    'zh-CN': '站内的链接马上改用新地址。可以改回这个案例用过的地址。',
    en: 'Links on the site use the new address at once. The case can go back to an address of its own.',
  },
  move: { 'zh-CN': '更改地址', en: 'Change the address' },
  withdrawn: { 'zh-CN': '这个案例已经撤下，地址不能再改。', en: 'This case was withdrawn; its address stays.' },
  back: { 'zh-CN': '审核与发布', en: 'Review and publication' },
  done: { 'zh-CN': '地址已更改。', en: 'The address is changed.' },
} as const satisfies Readonly<Record<string, LocalText>>
