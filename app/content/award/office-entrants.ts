import type { LocalText } from '#scoring/facts.ts'

/** Words of the page about who may enter. */
export const ENTRANTS = {
  title: { 'zh-CN': '申报人', en: 'Entrants' },
  noCall: {
    'zh-CN': '现行规则不接受网上申报。要开放，请在规则里写上征集并封存。',
    en: 'The rules in force take no entries by a form. To open a call, write it into the rules and seal them.',
  },
  toRules: { 'zh-CN': '去写征集', en: 'Write the call' },
  counts: { 'zh-CN': '申报有多少', en: 'How many there are' },
  begun: { 'zh-CN': '草稿（还没有提交）', en: 'Drafts, not handed in' },
  handedIn: { 'zh-CN': '已提交', en: 'Handed in' },
  changed: { 'zh-CN': '其中之后改过、没有重新提交', en: 'of these changed since, not handed in again' },
  withdrawn: { 'zh-CN': '已撤回', en: 'Withdrawn' },
  countsWhat: {
    'zh-CN': '提交之前，草稿写了什么只有申报人自己看得到。提交的在“参评项目”里。',
    en: 'Until it is handed in, only its writer sees what a draft says. What is handed in is among the entries.',
  },
  openTitle: { 'zh-CN': '公开的申报地址', en: 'The address for everybody' },
  openWhat: {
    'zh-CN': '可以放在通知、海报和网页上。打开的人留下邮箱，得到只属于自己的链接。',
    en: 'Put it into announcements, posters and pages. Who opens it gives an e-mail address and gets a link of their own.',
  },
  openInvited: {
    'zh-CN': '规则只收受邀者的申报：这个地址写着规则和截止时间，但不给链接。',
    en: 'By the rules only who is invited can enter: this address tells the rules and the deadline, and gives no link.',
  },
  qr: { 'zh-CN': '申报地址的二维码', en: 'The address as a picture to scan' },
  inviteTitle: { 'zh-CN': '邀请申报', en: 'Invite entrants' },
  inviteWhat: {
    'zh-CN': '一行一个邮箱，也可以用逗号、分号隔开，最多 200 个。每人得到只属于自己的链接，七天内有效。',
    en: 'One e-mail address a line, or with commas or semicolons between them, at most 200. Each gets a link of their own, good for seven days.',
  },
  noMail: {
    'zh-CN': '本站没有设置邮件：链接会显示在这里，由您交给他们，只显示这一次。',
    en: 'This site sends no mail: the links are shown here once, for you to hand over.',
  },
  addresses: { 'zh-CN': '邮箱', en: 'E-mail addresses' },
  language: { 'zh-CN': '邀请信的语言', en: 'Language of the letter' },
  invite: { 'zh-CN': '邀请', en: 'Invite' },
  sent: { 'zh-CN': '邀请信正寄往 {count} 个邮箱。', en: 'Invitations on their way: {count}.' },
  once: { 'zh-CN': '这些链接只显示这一次，请打印或抄下。', en: 'These links are shown only now: print or copy them.' },
  notOpen: {
    'zh-CN': '现在不在申报期内，不能邀请。',
    en: 'Entries are not open now, so nobody can be invited.',
  },
  listTitle: { 'zh-CN': '要了链接的和受邀的', en: 'Who asked for a link or was invited' },
  listNone: { 'zh-CN': '还没有人。', en: 'Nobody yet.' },
  who: { 'zh-CN': '邮箱', en: 'E-mail address' },
  how: { 'zh-CN': '怎么来的', en: 'How' },
  at: { 'zh-CN': '时间', en: 'When' },
  state: { 'zh-CN': '状态', en: 'State' },
  act: { 'zh-CN': '操作', en: 'Action' },
  'origin.asked': { 'zh-CN': '自己要的', en: 'asked' },
  'origin.invited': { 'zh-CN': '受邀', en: 'invited' },
  'state.came': { 'zh-CN': '已有账号，可以申报', en: 'has an account and can enter' },
  'state.open': { 'zh-CN': '链接还没有用', en: 'link not used yet' },
  'state.over': { 'zh-CN': '链接已过期', en: 'link has run out' },
  show: { 'zh-CN': '重新生成链接', en: 'Make the link anew' },
  showOf: { 'zh-CN': '为 {email} 重新生成链接', en: 'Make the link of {email} anew' },
} as const satisfies Readonly<Record<string, LocalText>>
