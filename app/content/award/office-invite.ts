import type { LocalText } from '#scoring/facts.ts'

/** Inviting many judges at once, handing out invitations in a room, and observers. */
export const INVITE = {
  manyTitle: { 'zh-CN': '一次邀请多位评委', en: 'Invite many judges' },
  manyLead: {
    'zh-CN': '粘贴名单，或上传 CSV 文件。先看清每一行会怎样，确认之前不会给任何人写信。',
    en: 'Paste a list or upload a CSV file. You see what each line would do; nobody is written to before you confirm.',
  },
  manyColumns: {
    'zh-CN':
      '每行一位：姓名、邮箱、评委组、所属机构、熟悉的类别，用逗号、分号或制表符隔开。第一行可以是列名：{columns}。一格里有多个机构或类别时用“；”或“、”分开（以分号分列的名单请用“、”）。',
    en: 'One judge a line: name, e-mail, group, organisation, categories known well, parted by commas, semicolons or tabs. The first line may name the columns: {columns}. Several organisations or categories in one cell are parted by “;” or “、” (by “、” where semicolons part the columns).',
  },
  groupsAre: { 'zh-CN': '评委组：{list}。', en: 'Groups: {list}.' },
  categoriesAre: { 'zh-CN': '类别：{list}。', en: 'Categories: {list}.' },
  file: { 'zh-CN': 'CSV 文件', en: 'CSV file' },
  paste: { 'zh-CN': '或粘贴在这里', en: 'Or paste it here' },
  language: { 'zh-CN': '信件语言（名单里没有写的）', en: 'Language of letters, where the list says none' },
  preview: { 'zh-CN': '先看看会邀请谁', en: 'See who would be invited' },
  previewTitle: { 'zh-CN': '将要邀请的评委', en: 'Judges who would be invited' },
  previewCount: { 'zh-CN': '读到 {count} 位评委。', en: '{count} judges can be read.' },
  previewCountOne: { 'zh-CN': '读到 1 位评委。', en: 'One judge can be read.' },
  previewCountNone: { 'zh-CN': '没有读到评委。', en: 'No judge can be read.' },
  previewNothing: { 'zh-CN': '还没有邀请任何人。', en: 'Nobody has been invited yet.' },
  previewWrong: {
    'zh-CN': '有 {count} 处问题，改好之后再邀请；在那之前一位也不会邀请。',
    en: 'There are {count} problems. Mend them first: until then nobody is invited.',
  },
  previewWrongOne: {
    'zh-CN': '有 1 处问题，改好之后再邀请；在那之前一位也不会邀请。',
    en: 'There is one problem. Mend it first: until then nobody is invited.',
  },
  line: { 'zh-CN': '行', en: 'Line' },
  problem: { 'zh-CN': '问题', en: 'Problem' },
  judge: { 'zh-CN': '评委', en: 'Judge' },
  group: { 'zh-CN': '评委组', en: 'Group' },
  organisations: { 'zh-CN': '所属机构', en: 'Organisations' },
  expertise: { 'zh-CN': '熟悉的类别', en: 'Knows well' },
  what: { 'zh-CN': '会怎样', en: 'What happens' },
  hasAccount: { 'zh-CN': '已有账号，立即成为评委', en: 'has an account: a judge at once' },
  letter: { 'zh-CN': '寄出邀请', en: 'a letter goes out' },
  shown: { 'zh-CN': '做出链接和代码，由您转交', en: 'link and code to hand over' },
  chair: { 'zh-CN': '主席', en: 'chair' },
  notGiven: { 'zh-CN': '没有填写', en: 'not given' },
  confirm: { 'zh-CN': '邀请这些评委', en: 'Invite these judges' },
  change: { 'zh-CN': '改名单', en: 'Change the list' },
  changeWhat: { 'zh-CN': '名单在下面，可以直接改。', en: 'The list stands below; change it there.' },
  back: { 'zh-CN': '全部评委', en: 'All judges' },
  doneTitle: { 'zh-CN': '已邀请', en: 'Invited' },
  doneLetters: { 'zh-CN': '已为 {count} 位评委排好邀请信。', en: 'Letters are on their way to {count} judges.' },
  doneExisting: {
    'zh-CN': '已有账号、现在是评委的：{list}。',
    en: 'These have accounts and are judges now: {list}.',
  },
  toMany: { 'zh-CN': '一次邀请多位评委', en: 'Invite many judges at once' },
  toSheet: { 'zh-CN': '打印现场用的二维码和代码', en: 'Print QR codes for judges in a room' },

  sheetTitle: { 'zh-CN': '现场邀请单', en: 'Invitations to hand out' },
  sheetLead: {
    'zh-CN':
      '给还没有开通账号的评委各印一张：二维码、链接和一次性代码。打印之后逐张剪开，当面交给本人；拿到的人就能以这位评委的身份进入。',
    en: 'One card for each judge who is not here yet, with a QR code, a link and a code that works once. Print them, cut them apart and hand each to its owner: whoever holds a card can come in as that judge.',
  },
  sheetWhat: {
    'zh-CN': '会为所选的评委另做邀请：以前的链接和代码随即失效，不寄信。',
    en: 'Invitations are made anew for those you choose: earlier links and codes stop working, and no letter goes out.',
  },
  sheetMake: { 'zh-CN': '做出邀请单', en: 'Make the sheet' },
  sheetNone: { 'zh-CN': '没有等待加入的评委。', en: 'No judge is waiting to come in.' },
  sheetChoose: { 'zh-CN': '评委', en: 'Judges' },
  sheetOnce: {
    'zh-CN': '链接和代码只在此刻显示，离开本页后看不到了。现在就打印，或存为 PDF。',
    en: 'Links and codes are shown now and never again once you leave this page. Print it, or keep it as a PDF, right away.',
  },
  cardFor: { 'zh-CN': '{award} · 邀请', en: 'Invitation · {award}' },
  cardHow: {
    'zh-CN': '扫描二维码；或访问 {where}，输入代码。只打开不会用掉它，按下按钮才会。有效至 {until}（北京时间）。',
    en: 'Scan the picture, or go to {where} and type the code. Opening it does not use it up; the button does. Valid until {until} (Beijing time).',
  },
  cardCode: { 'zh-CN': '一次性代码', en: 'Code, works once' },
  qr: { 'zh-CN': '{name} 的二维码', en: 'QR code for {name}' },

  observersTitle: { 'zh-CN': '观察员', en: 'Observers' },
  observersLead: {
    'zh-CN': '监督、公证等观察员看得到规则允许办公人员看到的一切：进度、项目、评委、结果；什么也不能改。',
    en: 'Observers (supervision, notaries) see what the rules let be seen of progress, entries, judges and result. They change nothing.',
  },
  observersNone: { 'zh-CN': '还没有观察员。', en: 'There are no observers yet.' },
  observer: { 'zh-CN': '观察员', en: 'Observer' },
  remove: { 'zh-CN': '移除', en: 'Remove' },
  removeOf: { 'zh-CN': '移除观察员 {name}', en: 'Remove the observer {name}' },
  waitingTitle: { 'zh-CN': '等待加入的邀请', en: 'Invitations that wait' },
  until: { 'zh-CN': '有效至 {until}（北京时间）', en: 'until {until} (Beijing time)' },
  'state.open': { 'zh-CN': '等待加入', en: 'open' },
  'state.expired': { 'zh-CN': '已过期', en: 'run out' },
  'state.revoked': { 'zh-CN': '已作废', en: 'withdrawn' },
  state: { 'zh-CN': '状态', en: 'State' },
  act: { 'zh-CN': '操作', en: 'Action' },
  show: { 'zh-CN': '另做并显示', en: 'Show anew' },
  showOf: {
    'zh-CN': '另做并显示给 {name} 的邀请：原来的链接和代码失效',
    en: 'Show anew the invitation for {name}: its earlier link and code stop working',
  },
  withdraw: { 'zh-CN': '作废', en: 'Withdraw' },
  withdrawOf: {
    'zh-CN': '作废给 {name} 的邀请：链接和代码立即失效',
    en: 'Withdraw the invitation for {name}: its link and code stop working at once',
  },
  inviteTitle: { 'zh-CN': '邀请观察员', en: 'Invite an observer' },
  name: { 'zh-CN': '姓名', en: 'Name' },
  email: { 'zh-CN': '邮箱', en: 'E-mail address' },
  letterLanguage: { 'zh-CN': '信件语言', en: 'Language of the letter' },
  invite: { 'zh-CN': '邀请', en: 'Invite' },
  existing: {
    'zh-CN': '{name}已经有账号，现在是这个奖项的观察员。',
    en: '{name} has an account and is an observer of this award now.',
  },
  done: { 'zh-CN': '已保存。', en: 'Saved.' },
  judgeLinkWhat: {
    'zh-CN':
      '当面交给评委时，另做一份显示出来：链接、代码和二维码，不寄信；以前的随即失效。作废之后，这位评委进不来，直到重新邀请。',
    en: 'To hand it over, make another one that is shown: link, code and picture, no letter; the earlier one stops working. Once withdrawn, the judge cannot come in until invited again.',
  },
  showOne: { 'zh-CN': '显示链接、代码和二维码', en: 'Show link, code and picture' },
  withdrawOne: { 'zh-CN': '作废邀请', en: 'Withdraw the invitation' },
} as const satisfies Readonly<Record<string, LocalText>>

/** What is wrong with a list of judges, by the code of `judge-table.ts`. */
export const JUDGE_FAULTS = {
  'no-rows': { 'zh-CN': '名单里没有评委。', en: 'There is no judge in the list.' },
  'too-many-rows': {
    'zh-CN': '一次最多 {most} 位。请分几次。',
    en: 'At most {most} judges at once. Take them in parts.',
  },
  'broken-quotes': { 'zh-CN': '引号没有成对，从这里起读不下去。', en: 'A quotation mark is not closed; from here on nothing can be read.' }, // prettier-ignore
  'column-missing': { 'zh-CN': '缺少列：{column}。', en: 'The column {column} is missing.' },
  'column-unknown': { 'zh-CN': '不认识这一列：“{column}”。可用：{expected}。', en: 'Nobody knows the column “{column}”. Those there are: {expected}.' }, // prettier-ignore
  'column-twice': { 'zh-CN': '“{column}”出现了两次。', en: 'The column “{column}” is there twice.' },
  'cells-too-many': {
    'zh-CN': '有 {found} 格，应为 {expected} 格。',
    en: '{found} cells where {expected} are expected.',
  },
  'cell-missing': { 'zh-CN': '没有填写：{column}。', en: '{column} is missing.' },
  'cell-too-long': { 'zh-CN': '{column} 超过 {most} 字。', en: '{column} is longer than {most} characters.' },
  'email-form': { 'zh-CN': '“{email}”不是邮箱地址。', en: '“{email}” is no e-mail address.' },
  'email-twice': { 'zh-CN': '{email} 在第 {earlier} 行已经有了。', en: '{email} stands in line {earlier} already.' },
  'group-missing': { 'zh-CN': '没有写评委组。可用：{list}。', en: 'No group is given. Those there are: {list}.' },
  'group-unknown': { 'zh-CN': '规则里没有评委组“{group}”。可用：{list}。', en: 'The rules have no group “{group}”. Those there are: {list}.' }, // prettier-ignore
  'category-unknown': { 'zh-CN': '规则里没有类别“{category}”。', en: 'The rules have no category “{category}”.' },
  'cap-form': { 'zh-CN': '上限“{cap}”不是整数。', en: 'The limit “{cap}” is no whole number.' },
  'role-unknown': { 'zh-CN': '身份只能是 judge（评委）或 chair（主席），不是“{role}”。', en: 'A role is judge or chair, not “{role}”.' }, // prettier-ignore
  'language-unknown': { 'zh-CN': '语言只能是 zh-CN 或 en，不是“{language}”。', en: 'A language is zh-CN or en, not “{language}”.' }, // prettier-ignore
  'judge-known': { 'zh-CN': '{email} 已经是本奖项的评委。', en: '{email} is a judge of this award already.' },
  'person-disabled': { 'zh-CN': '{email} 的账号已停用，请联系管理员。', en: 'The account of {email} is shut; ask an administrator.' }, // prettier-ignore
} as const satisfies Readonly<Record<string, LocalText>>
