import type { LocalText } from '#scoring/facts.ts'

export type Refusal = 'too-long' | 'no-address' | 'method' | 'too-large' | 'too-slow' | 'foreign-page'

/** What a reader is told where a request is turned away before any page is made: what happened, and what to do. */
export const REFUSALS: Readonly<Record<Refusal, { readonly title: LocalText; readonly what: LocalText }>> = {
  'too-long': {
    title: { 'zh-CN': '这个地址太长了', en: 'This address is too long' },
    what: {
      'zh-CN': '地址里的条件太多，一个都没有读。什么也没有丢；请去掉一些条件再试。',
      en: 'It holds more conditions than are read, so none of them was. Nothing was lost; try again with fewer.',
    },
  },
  'too-large': {
    title: { 'zh-CN': '这个请求太大了', en: 'This request is too large' },
    what: {
      'zh-CN': '地址和附带信息加起来超出了服务器能读的长度。什么也没有丢；请从下面的页面重新开始。',
      en: 'The address and what came with it are longer than the server reads. Nothing was lost; start again from a page below.',
    },
  },
  'too-slow': {
    title: { 'zh-CN': '请求没有及时到达', en: 'The request did not arrive in time' },
    what: {
      'zh-CN': '连接太慢，请求没有收全。什么也没有丢；请再试一次。',
      en: 'The line was too slow for all of it to come through. Nothing was lost; try again.',
    },
  },
  'no-address': {
    title: { 'zh-CN': '这不是本站的地址', en: 'This is no address of this site' },
    what: {
      'zh-CN': '地址的写法读不懂。请检查是否抄错，或从下面的页面开始。',
      en: 'The way it is written cannot be read. Check it for a slip, or start from a page below.',
    },
  },
  'foreign-page': {
    title: { 'zh-CN': '这个请求不是从本站页面发出的', en: 'This did not come from a page of this site' },
    what: {
      'zh-CN': '表单来自别处，或者浏览器没有说明来处，所以没有读取。什么也没有改动；请在本站打开页面，重新提交。',
      en: 'A form was sent from elsewhere, or by a browser that does not say from where, so it was not read. Nothing was changed; open the page here and send it again.',
    },
  },
  method: {
    title: { 'zh-CN': '这个页面不接受这种请求', en: 'This page does not take such a request' },
    what: {
      'zh-CN': '页面只能读取和提交表单。什么也没有改动。',
      en: 'Pages can be read, and forms can be sent. Nothing was changed.',
    },
  },
}

export const WAYS_ON: readonly { readonly address: string; readonly name: LocalText }[] = [
  { address: '/', name: { 'zh-CN': '首页', en: 'Home' } },
  { address: '/cases', name: { 'zh-CN': '案例库', en: 'All cases' } },
  { address: '/compare', name: { 'zh-CN': '比较', en: 'Compare' } },
]
