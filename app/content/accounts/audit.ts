import type { LocalText } from '#scoring/facts.ts'
import type { AuditAction } from '../../access/audit-actions.ts'

/** What was done, as a list says it of somebody. */
export const AUDIT_ACTION_WORDS = {
  'session.start': { 'zh-CN': '登录', en: 'Signed in' },
  'session.confirm': { 'zh-CN': '再次证明身份', en: 'Confirmed who they are' },
  'session.end': { 'zh-CN': '结束一个登录状态', en: 'Ended a session' },
  'session.end-others': { 'zh-CN': '结束其他登录状态', en: 'Ended other sessions' },
  'person.create': { 'zh-CN': '开通账号', en: 'Opened an account' },
  'person.change': { 'zh-CN': '修改个人资料', en: 'Changed name or language' },
  'person.disable': { 'zh-CN': '停用账号', en: 'Disabled an account' },
  'person.enable': { 'zh-CN': '恢复账号', en: 'Enabled an account' },
  'person.erase': { 'zh-CN': '删除个人资料', en: 'Erased personal data' },
  'role.grant': { 'zh-CN': '授予角色', en: 'Gave a role' },
  'role.revoke': { 'zh-CN': '收回角色', en: 'Took a role away' },
  'password.set': { 'zh-CN': '设置密码', en: 'Set a password' },
  'password.change': { 'zh-CN': '修改密码', en: 'Changed a password' },
  'second-factor.on': { 'zh-CN': '开启两步验证', en: 'Set up a second factor' },
  'second-factor.off': { 'zh-CN': '关闭两步验证', en: 'Removed a second factor' },
  'recovery-codes.make': { 'zh-CN': '生成恢复码', en: 'Made recovery codes' },
  'recovery-code.use': { 'zh-CN': '使用恢复码', en: 'Used a recovery code' },
  'passkey.add': { 'zh-CN': '添加通行密钥', en: 'Added a passkey' },
  'passkey.rename': { 'zh-CN': '重命名通行密钥', en: 'Renamed a passkey' },
  'passkey.remove': { 'zh-CN': '移除通行密钥', en: 'Removed a passkey' },
  'passkey.refuse': { 'zh-CN': '拒绝通行密钥（疑似被复制）', en: 'Passkey refused: it may have been copied' },
  'invitation.make': { 'zh-CN': '发出邀请', en: 'Made an invitation' },
  'invitation.revoke': { 'zh-CN': '撤回邀请', en: 'Withdrew an invitation' },
  'invitation.use': { 'zh-CN': '接受邀请', en: 'Accepted an invitation' },
  'reset.ask': { 'zh-CN': '申请重设密码', en: 'Asked for a link to set a new password' },
  'reset.make': { 'zh-CN': '生成重设密码的链接', en: 'Made a link to set a new password' },
  'reset.use': { 'zh-CN': '使用重设密码的链接', en: 'Used a link to set a new password' },
  'first-admin.make': { 'zh-CN': '生成首位管理员的链接', en: 'Made the link for the first administrator' },
  'first-admin.use': { 'zh-CN': '首位管理员开通', en: 'The first administrator joined' },
  'acting.start': { 'zh-CN': '开始代人操作', en: 'Began to act for somebody' },
  'acting.end': { 'zh-CN': '结束代人操作', en: 'Stopped acting for somebody' },
} as const satisfies Readonly<Record<AuditAction, LocalText>>

/** What things are called to which something was done. */
export const AUDIT_SUBJECT_WORDS = {
  person: { 'zh-CN': '账号', en: 'account' },
  session: { 'zh-CN': '登录状态', en: 'session' },
  link: { 'zh-CN': '一次性链接', en: 'link' },
  passkey: { 'zh-CN': '通行密钥', en: 'passkey' },
} as const satisfies Readonly<Record<string, LocalText>>

/** What an entry keeps of before and after, by its keys. A key that is not here is shown as it is stored. */
export const AUDIT_DETAIL_WORDS = {
  codes: { 'zh-CN': '恢复码个数', en: 'codes' },
  counter: { 'zh-CN': '本次计数', en: 'counter given' },
  disabledAt: { 'zh-CN': '停用时间', en: 'disabled' },
  email: { 'zh-CN': '邮箱摘要', en: 'digest of the address' },
  endedSessions: { 'zh-CN': '结束的登录状态', en: 'sessions ended' },
  fields: { 'zh-CN': '修改的项目', en: 'changed' },
  lastCounter: { 'zh-CN': '上次计数', en: 'counter before' },
  left: { 'zh-CN': '剩余恢复码', en: 'codes left' },
  link: { 'zh-CN': '链接', en: 'link' },
  links: { 'zh-CN': '作废的链接', en: 'links made void' },
  method: { 'zh-CN': '方式', en: 'by' },
  outcome: { 'zh-CN': '结果', en: 'outcome' },
  owner: { 'zh-CN': '所有人', en: 'owner' },
  passkeys: { 'zh-CN': '通行密钥', en: 'passkeys' },
  person: { 'zh-CN': '账号', en: 'account' },
  reasonDigest: { 'zh-CN': '理由摘要', en: 'digest of the reason' },
  role: { 'zh-CN': '角色', en: 'role' },
  roles: { 'zh-CN': '角色', en: 'roles' },
  session: { 'zh-CN': '登录状态', en: 'session' },
  sessions: { 'zh-CN': '结束的登录状态', en: 'sessions ended' },
  totp: { 'zh-CN': '验证器', en: 'app for codes' },
} as const satisfies Readonly<Record<string, LocalText>>

/** Values that are words themselves, by their key and what is stored. */
export const AUDIT_VALUE_WORDS = {
  'fields.name': { 'zh-CN': '姓名', en: 'name' },
  'fields.language': { 'zh-CN': '语言', en: 'language' },
} as const satisfies Readonly<Record<string, LocalText>>

/** The page of the audit. */
export const AUDIT = {
  title: { 'zh-CN': '审计记录', en: 'Audit' },
  lead: {
    'zh-CN':
      '谁在何时从哪里做了什么。记录只增不改，首尾相扣；记录里只有编号，姓名按现在的资料显示，删除个人资料后不再显示。',
    en: 'Who did what, when and from where. Entries are only added, each sealed to the one before. They hold ids; names are shown as they are today, and no longer once they are erased.',
  },
  person: { 'zh-CN': '人员', en: 'Person' },
  personHint: { 'zh-CN': '姓名、邮箱的一部分，或编号', en: 'part of a name or address, or an id' },
  action: { 'zh-CN': '事项', en: 'What was done' },
  anyAction: { 'zh-CN': '全部', en: 'Anything' },
  from: { 'zh-CN': '从', en: 'From' },
  to: { 'zh-CN': '到', en: 'To' },
  id: { 'zh-CN': '编号', en: 'Id' },
  idHint: {
    'zh-CN': '账号、登录状态、链接、通行密钥的编号',
    en: 'of an account, a session, a link or a passkey',
  },
  entry: { 'zh-CN': '序号', en: 'Number' },
  before: { 'zh-CN': '起始序号', en: 'Start of the page' },
  search: { 'zh-CN': '查找', en: 'Search' },
  all: { 'zh-CN': '显示全部记录', en: 'Show all entries' },
  peopleFound: { 'zh-CN': '包含这些人的记录：{names}', en: 'Entries of: {names}' },
  nobodyFound: {
    'zh-CN': '没有姓名或邮箱含“{words}”的账号。已删除的账号请用编号查找。',
    en: 'No account has “{words}” in its name or address. Erased accounts are found by their ids.',
  },
  nothingFound: { 'zh-CN': '没有符合条件的记录。', en: 'No entry fits.' },
  empty: { 'zh-CN': '还没有记录。', en: 'There are no entries yet.' },
  number: { 'zh-CN': '序号', en: 'No.' },
  when: { 'zh-CN': '时间', en: 'When' },
  who: { 'zh-CN': '谁', en: 'Who' },
  what: { 'zh-CN': '做了什么', en: 'What' },
  where: { 'zh-CN': '来源地址', en: 'From where' },
  nobody: { 'zh-CN': '未登录', en: 'nobody signed in' },
  actingFor: { 'zh-CN': '代', en: 'acting for' },
  erasedAddress: { 'zh-CN': '已删去', en: 'erased' },
  noAddress: { 'zh-CN': '本机命令', en: 'a command on the server' },
  reason: { 'zh-CN': '理由', en: 'reason' },
  wasBefore: { 'zh-CN': '原为', en: 'before' },
  none: { 'zh-CN': '无', en: 'none' },
  yes: { 'zh-CN': '是', en: 'yes' },
  no: { 'zh-CN': '否', en: 'no' },
  permanent: { 'zh-CN': '第 {number} 号的固定地址', en: 'Permanent address of entry {number}' },
  allAbout: { 'zh-CN': '关于 {id} 的全部记录', en: 'Everything about {id}' },
  hash: { 'zh-CN': '哈希', en: 'Hash' },
  previousHash: { 'zh-CN': '前一条的哈希', en: 'Hash of the entry before' },
  older: { 'zh-CN': '更早的记录', en: 'Older entries' },
  newest: { 'zh-CN': '最新的记录', en: 'Newest entries' },
  pages: { 'zh-CN': '翻页', en: 'Pages' },
  headTitle: { 'zh-CN': '核对', en: 'Checking the chain' },
  headLead: {
    'zh-CN':
      '改动、删除或调换任何一条，用下面的命令都能查出。只有把整条链重写一遍的人骗得过它，除非链头另有存底：请不时把这条命令抄到这台服务器之外，日后照抄下的运行。',
    en: 'The command below finds any entry that was changed, removed or moved. Somebody who rewrites the whole chain gets past it, unless its head was noted elsewhere: note this command outside the server now and then, and run it later as you noted it.',
  },
  command: { 'zh-CN': '命令，末尾是现在的链头', en: 'The command, ending in the head as it is now' },
} as const satisfies Readonly<Record<string, LocalText>>
