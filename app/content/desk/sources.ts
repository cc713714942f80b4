import type { LocalText } from '#scoring/facts.ts'

/** The register of sources. */
export const SOURCES = {
  title: { 'zh-CN': '来源总表', en: 'Register of sources' },
  lead: {
    'zh-CN': '全库的来源，一份文献一行，不论几个案例用到。取自每个案例最新保存的版本，包括还没发布的。',
    en: 'The sources of the whole library, one row a document, however many cases use it. Taken from the newest revision of each case, published or not.',
  },
  sameRule: {
    'zh-CN':
      '网址相同（不计 http 与 https、末尾斜杠、页内锚点和跟踪参数），或者标题、发布方、日期都相同，就算同一份。偏旧：来源的日期（没有日期的看查阅日期）比用到它的某个案例的“资料截至”早三年以上。',
    en: 'Entries are one document where they share an address (apart from http or https, a last slash, the anchor and tracking parameters), or title, publisher and date. Old: its date, or without one the day it was accessed, is more than three years before the as-of date of a case that uses it.',
  },
  checkRule: {
    'zh-CN': '网站自己不访问任何网址。管理员运行 npm run sources:check 逐个查看，结果记在这里。',
    en: 'The site itself asks no address. An administrator runs npm run sources:check, and what came of it is noted here.',
  },
  unreadable: {
    'zh-CN': '最新版本读不出来、没有列入的案例：',
    en: 'Cases whose newest revision cannot be read, left out here: ',
  },
  q: { 'zh-CN': '标题或发布方', en: 'Title or publisher' },
  kind: { 'zh-CN': '类别', en: 'Kind' },
  anyKind: { 'zh-CN': '不限', en: 'any' },
  sort: { 'zh-CN': '排序', en: 'Order' },
  page: { 'zh-CN': '页码', en: 'Page' },
  show: { 'zh-CN': '只看', en: 'Only' },
  'show.old': { 'zh-CN': '偏旧', en: 'old' },
  'show.unreachable': { 'zh-CN': '打不开或没查成', en: 'unreachable' },
  'show.moved': { 'zh-CN': '转到别处', en: 'moved' },
  'show.contradicted': { 'zh-CN': '与别的来源有出入', en: 'contradicted' },
  'show.unused': { 'zh-CN': '没有用到', en: 'unused' },
  'show.no-access': { 'zh-CN': '没写查阅日期', en: 'no access date' },
  'show.no-copy': { 'zh-CN': '没有存档', en: 'no kept copy' },
  'sort.uses': { 'zh-CN': '用得最多的在前', en: 'most used first' },
  'sort.title': { 'zh-CN': '按标题', en: 'by title' },
  'sort.date': { 'zh-CN': '日期最早的在前', en: 'oldest date first' },
  'sort.accessed': { 'zh-CN': '查阅最早的在前', en: 'longest since accessed first' },
  'sort.checked': { 'zh-CN': '最久没查的在前', en: 'longest since checked first' },
  apply: { 'zh-CN': '查看', en: 'Show' },
  all: { 'zh-CN': '看全部来源', en: 'All sources' },
  csv: { 'zh-CN': '下载这份清单（CSV）', en: 'Download this list (CSV)' },
  count: { 'zh-CN': '{count} 份来源', en: '{count} sources' },
  countOne: { 'zh-CN': '1 份来源', en: '1 source' },
  nothing: { 'zh-CN': '没有符合条件的来源。', en: 'No source meets these conditions.' },
  source: { 'zh-CN': '来源', en: 'Source' },
  usedIn: { 'zh-CN': '用在哪里', en: 'Used in' },
  read: { 'zh-CN': '查阅与存档', en: 'Read and kept' },
  state: { 'zh-CN': '网址', en: 'Address' },
  use: { 'zh-CN': '证据 {evidence} 条（{grades}）', en: '{evidence} evidence ({grades})' },
  useNone: { 'zh-CN': '没有证据', en: 'no evidence' },
  contradictions: { 'zh-CN': '与别的来源有出入：{count} 处', en: 'contradicted on {count} points' },
  moreUses: { 'zh-CN': '另外 {count} 个案例', en: '{count} more cases' },
  accessed: { 'zh-CN': '最早查阅 {date}', en: 'first read {date}' },
  copy: { 'zh-CN': '有存档', en: 'copy kept' },
  copyRemoved: { 'zh-CN': '存档已于 {date} 移除，理由：', en: 'copy removed on {date} because:' },
  toCopies: { 'zh-CN': '看存下的副本', en: 'See the copies that are kept' },
  noDate: { 'zh-CN': '没有日期', en: 'no date' },
  noAddress: { 'zh-CN': '没有网址', en: 'no address' },
  'check.never': { 'zh-CN': '还没查过', en: 'not checked yet' },
  'check.reachable': { 'zh-CN': '能打开', en: 'reachable' },
  'check.moved': { 'zh-CN': '转到', en: 'moved to' },
  'check.gone': { 'zh-CN': '已不存在', en: 'gone' },
  'check.unsure': { 'zh-CN': '没查成（{why}）', en: 'could not be checked ({why})' },
  checkedOn: { 'zh-CN': '{date} 查', en: 'checked on {date}' },
  'why.private-address': { 'zh-CN': '内网地址', en: 'a private network' },
  'why.not-a-page': { 'zh-CN': '不是网页', en: 'no web page' },
  'why.too-many-redirects': { 'zh-CN': '跳转太多', en: 'too many redirects' },
  'why.host-unknown': { 'zh-CN': '找不到域名', en: 'host not found' },
  'why.refused': { 'zh-CN': '拒绝连接', en: 'connection refused' },
  'why.broken-off': { 'zh-CN': '连接中断', en: 'connection broken off' },
  'why.certificate': { 'zh-CN': '证书有问题', en: 'its certificate' },
  'why.no-answer': { 'zh-CN': '没有应答', en: 'no answer' },
  'why.status': { 'zh-CN': '状态码 {status}', en: 'status {status}' },
} as const satisfies Readonly<Record<string, LocalText>>

/** What `npm run sources:check` says. */
export const SOURCES_CHECK = {
  usage: {
    'zh-CN':
      '用法：npm run sources:check -- [--days 天数] [--all] [--limit 个数] [--timeout 秒] [--pause 秒] [--allow-private] [--lang zh-CN|en]',
    en: 'usage: npm run sources:check -- [--days <days>] [--all] [--limit <number>] [--timeout <seconds>] [--pause <seconds>] [--allow-private] [--lang zh-CN|en]',
  },
  done: {
    'zh-CN': '查了 {asked} 个网址：能打开 {reachable}，转到别处 {moved}，已不存在 {gone}，没查成 {unsure}。',
    en: 'asked {asked} addresses: {reachable} reachable, {moved} moved, {gone} gone, {unsure} could not be checked.',
  },
  skipped: {
    'zh-CN': '另有 {count} 个这次没查：{days} 天内查过，或超出了个数。',
    en: '{count} more were not asked: checked within {days} days, or beyond the limit.',
  },
} as const satisfies Readonly<Record<string, LocalText>>
