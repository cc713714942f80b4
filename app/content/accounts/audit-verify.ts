import type { LocalText } from '#scoring/facts.ts'

/** What `npm run audit:verify` says. */
export const AUDIT_VERIFY = {
  usage: {
    'zh-CN':
      '用法：npm run audit:verify [-- --head <序号>:<哈希>] [--lang zh-CN|en]\n--head 是先前抄下的链头，可以给几个。',
    en: 'usage: npm run audit:verify [-- --head <sequence>:<hash>] [--lang zh-CN|en]\n--head is a head of the chain noted earlier; there may be several.',
  },
  whole: {
    'zh-CN': '审计记录完整：{entries} 条，没有改动、缺失或换位。',
    en: 'The audit is whole: {entries} entries, none changed, missing or out of place.',
  },
  wholeSinceNoted: {
    'zh-CN': '抄下的链头也对得上：从那时起，之前的记录没有被重写。',
    en: 'The noted heads fit as well: nothing up to them has been rewritten since.',
  },
  empty: {
    'zh-CN': '审计记录是空的：这个数据库里还没有人做过什么。',
    en: 'The audit is empty: nobody has done anything in this database yet.',
  },
  erased: {
    'zh-CN': '其中 {count} 条的来源地址已删去，不影响核对。',
    en: 'The addresses of {count} of them have been erased, which does not break the chain.',
  },
  erasedReasons: {
    'zh-CN': '其中 {count} 条的理由已删去，不影响核对；删除个人资料时会这样，多于已删除的人时请查明是谁删的。',
    en: 'The reasons of {count} of them have been erased, which does not break the chain. Erasing a person does this; where it is more than that explains, find out who did it.',
  },
  broken: {
    'zh-CN': '审计记录已不完整：共 {entries} 条，最早的问题在第 {first} 号。',
    en: 'The audit is not whole: {entries} entries, the first thing wrong is at number {first}.',
  },
  changed: { 'zh-CN': '内容改过（{count}）：{numbers}', en: 'changed ({count}): {numbers}' },
  moved: { 'zh-CN': '换了位置（{count}）：{numbers}', en: 'moved from another place ({count}): {numbers}' },
  unlinked: {
    'zh-CN': '与前一条接不上，两者之一被重写（{count}）：{numbers}',
    en: 'do not follow the entry before, one of the two was rewritten ({count}): {numbers}',
  },
  missing: { 'zh-CN': '缺失（{count}）：{numbers}', en: 'missing ({count}): {numbers}' },
  added: { 'zh-CN': '多出来的（{count}）：{numbers}', en: 'added past the program ({count}): {numbers}' },
  address: {
    'zh-CN': '来源地址改过（{count}）：{numbers}',
    en: 'with an address that is not the one written down ({count}): {numbers}',
  },
  reason: {
    'zh-CN': '理由改过（{count}）：{numbers}',
    en: 'with a reason that is not the one written down ({count}): {numbers}',
  },
  award: {
    'zh-CN': '奖项的事件与写下这一条时不同，或在最后一条之后还有事件（{count}）：{numbers}',
    en: 'about an award whose events are not those of then, or go on after the last entry about it ({count}): {numbers}',
  },
  head: {
    'zh-CN': '数据库里记的链头对不上：{numbers}',
    en: 'the head noted in the database does not fit the entry: {numbers}',
  },
  'noted-head': {
    'zh-CN': '与抄下的链头不同，这一条或之前的某条被重写，或末尾被截去：{numbers}',
    en: 'not as it was when its head was noted; it, or an entry before it, was rewritten, or the end was cut off: {numbers}',
  },
  more: { 'zh-CN': '{numbers} 等', en: '{numbers} and more' },
  next: {
    'zh-CN': '不要再让人用这个数据库写入：先保存一份副本，再与备份逐条比较。',
    en: 'Let nobody write with this database: keep a copy of it, then compare it with the backups entry by entry.',
  },
  note: {
    'zh-CN': '现在的链头，请抄到这台机器之外：{head}',
    en: 'The head now, to be noted outside this machine: {head}',
  },
} as const satisfies Readonly<Record<string, LocalText>>
