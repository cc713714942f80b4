import type { LocalText } from '#scoring/facts.ts'

/** Words of the pages on which an award is entered. */
export const ENTER = {
  title: { 'zh-CN': '网上申报', en: 'Enter this award' },
  back: { 'zh-CN': '返回奖项', en: 'Back to the award' },
  toEntries: { 'zh-CN': '返回我的申报', en: 'Back to your entries' },
  toDraft: { 'zh-CN': '返回填写', en: 'Back to the form' },
  toEnter: { 'zh-CN': '去申报', en: 'Enter' },
  noCall: {
    'zh-CN': '这个奖项不接受网上申报，参评项目由评奖办公室登记。',
    en: 'This award takes no entries by a form: the award office enters them.',
  },
  opens: { 'zh-CN': '申报开始', en: 'Entries open' },
  closes: { 'zh-CN': '申报截止', en: 'Entries close' },
  lastAt: { 'zh-CN': '最晚收到', en: 'Taken until' },
  clock: {
    'zh-CN': '时间都是{zone}，以服务器的时钟为准。',
    en: 'Times are {zone}, by the clock of the server.',
  },
  needs: { 'zh-CN': '必须有', en: 'Required' },
  needsNow: { 'zh-CN': '还缺：{list}。', en: 'Still missing: {list}.' },
  most: { 'zh-CN': '每人最多', en: 'Each entrant' },
  mostOne: { 'zh-CN': '1 个项目', en: 'one entry' },
  mostMany: { 'zh-CN': '{most} 个项目', en: '{most} entries' },
  'state.soon': { 'zh-CN': '申报还没有开始。', en: 'Entries have not opened yet.' },
  'state.open': { 'zh-CN': '正在接受申报。', en: 'Entries are open.' },
  'state.grace': {
    'zh-CN': '已过截止时间，规则还给了一段宽限，请尽快提交。',
    en: 'The deadline has passed. The rules still take entries for a short while: hand in now.',
  },
  'state.closed': { 'zh-CN': '申报已截止。', en: 'Entries are closed.' },

  begin: { 'zh-CN': '开始一份申报', en: 'Begin an entry' },
  beginTitle: { 'zh-CN': '开始申报', en: 'Begin' },
  full: { 'zh-CN': '您的申报已达到规则的上限，不能再加。', en: 'You have as many entries as the rules allow.' },
  askTitle: { 'zh-CN': '要一个申报链接', en: 'Ask for your link' },
  askWhat: {
    'zh-CN': '留下邮箱，我们把只属于您的链接寄给您；用它开一个账号，之后随时可以回来接着填。邮箱只用于这次申报。',
    en: 'Give your e-mail address and we send a link that is yours alone. It makes an account, to which you can come back at any time. The address is used for this entry only.',
  },
  askWhatOffice: {
    'zh-CN': '留下邮箱，评奖办公室会把只属于您的链接交给您；用它开一个账号，之后随时可以回来接着填。',
    en: 'Give your e-mail address; the award office hands you a link that is yours alone. It makes an account, to which you can come back at any time.',
  },
  email: { 'zh-CN': '邮箱', en: 'E-mail address' },
  ask: { 'zh-CN': '要链接', en: 'Ask for a link' },
  asked: {
    'zh-CN': '链接正寄往 {email}。几分钟内没有收到，请看看垃圾邮件；一小时内最多寄三次。',
    en: 'A link is on its way to {email}. If it is not there in a few minutes, look among unwanted mail; at most three are sent in an hour.',
  },
  askedOffice: {
    'zh-CN': '评奖办公室已看到 {email} 的申请，会把链接交给您。',
    en: 'The award office sees that {email} wants to enter, and will hand you the link.',
  },
  haveAccount: { 'zh-CN': '已有账号？', en: 'Have an account?' },
  signIn: { 'zh-CN': '登录', en: 'Sign in' },
  invitedOnly: {
    'zh-CN': '这个奖项只收受邀者的申报。收到邀请的话，请用邀请里的链接；用过了就直接登录。',
    en: 'Only who is invited can enter. If you have an invitation, use the link in it; if you have used it, sign in.',
  },
  takeWhat: {
    'zh-CN': '您已登录，可以用现在的账号申报。',
    en: 'You are signed in and can enter with this account.',
  },
  take: { 'zh-CN': '用这个账号申报', en: 'Enter with this account' },
  acting: {
    'zh-CN': '您在替别人操作：开始申报要由本人来做。',
    en: 'You are acting for somebody: only they themselves can begin to enter.',
  },

  own: { 'zh-CN': '我的申报', en: 'Your entries' },
  ownNone: { 'zh-CN': '您还没有申报。', en: 'You have no entries yet.' },
  ownWhat: {
    'zh-CN': '提交之前，除了您没有人看得到写了什么；评奖办公室只知道有几份草稿。',
    en: 'Until you hand it in nobody but you sees what you write; the award office sees only how many drafts there are.',
  },
  timetable: { 'zh-CN': '答辩时间', en: 'When you present' },
  entry: { 'zh-CN': '申报', en: 'Entry' },
  standing: { 'zh-CN': '状态', en: 'State' },
  saved: { 'zh-CN': '上次保存', en: 'Last saved' },
  untitled: { 'zh-CN': '（还没有名称）', en: '(no name yet)' },
  'entry.draft': { 'zh-CN': '草稿，还没有提交', en: 'draft, not handed in' },
  'entry.submitted': { 'zh-CN': '已提交，待审查', en: 'handed in, waiting for the check' },
  'entry.eligible': { 'zh-CN': '已提交，符合资格', en: 'handed in, eligible' },
  'entry.ineligible': { 'zh-CN': '已提交，资格未通过', en: 'handed in, not eligible' },
  'entry.withdrawn': { 'zh-CN': '已撤回', en: 'withdrawn' },
  changedSince: { 'zh-CN': '有改动还没有提交', en: 'changed since, not handed in again' },
  discarded: { 'zh-CN': '草稿已删除。', en: 'The draft was thrown away.' },

  draftTitle: { 'zh-CN': '填写申报', en: 'Your entry' },
  newTitle: { 'zh-CN': '新的申报', en: 'New entry' },
  draftWhat: {
    'zh-CN': '写到哪里存到哪里，随时可以离开再回来。提交之前没有别人看得到；提交之后，截止之前还可以改了再提交。',
    en: 'What you write is kept as you write; leave and come back whenever you like. Nobody else sees it before you hand it in, and until entries close you can change it and hand it in again.',
  },
  noScript: {
    'zh-CN': '这个浏览器没有运行脚本：请常按“保存草稿”，没保存的离开就没了。',
    en: 'Scripts do not run in this browser: press “Save the draft” often, what is not saved is gone when you leave.',
  },
  receiptTitle: { 'zh-CN': '已收到', en: 'Received' },
  receiptNow: { 'zh-CN': '提交成功，请记下编号。', en: 'Handed in. Note the number.' },
  receiptMailed: { 'zh-CN': '回执也寄到了您的邮箱。', en: 'A receipt goes to your address as well.' },
  receiptNumber: { 'zh-CN': '编号', en: 'Number' },
  receiptRevision: { 'zh-CN': '第 {revision} 稿', en: 'revision {revision}' },
  receiptAt: { 'zh-CN': '收到时间', en: 'Received' },
  receiptDigest: { 'zh-CN': '内容摘要', en: 'Digest of what was handed in' },
  receiptDigestWhat: {
    'zh-CN': '内容和附件有任何改动，摘要都会不同。',
    en: 'Any change to the text or the attachments would give another digest.',
  },
  receiptChanged: {
    'zh-CN': '您之后又改过，还没有重新提交：评委看到的仍是上次提交的内容。',
    en: 'You have changed it since and not handed it in again: judges read what you handed in last.',
  },
  'did.saved': { 'zh-CN': '草稿已保存。', en: 'The draft is saved.' },
  'did.withdrawn': {
    'zh-CN': '已撤回，不再参评。内容还留着，可以看。',
    en: 'Withdrawn: it takes no part any more. What you wrote is kept and can be read.',
  },
  notDone: {
    'zh-CN': '没有提交，写的都存着。请先补上或改好：',
    en: 'Not handed in; all you wrote is kept. Please see to this first:',
  },
  preview: { 'zh-CN': '看评委会看到什么', en: 'See what judges will see' },
  previewTitle: { 'zh-CN': '评委会看到的', en: 'What judges will see' },
  previewWhat: {
    'zh-CN': '如果现在提交，评委看到的就是下面这样。看的是最后一次保存的内容。',
    en: 'If you handed it in now, judges would read this. It is what was saved last.',
  },
  previewOpen: { 'zh-CN': '不隐名的轮次', en: 'Where names are shown' },
  previewBlind: { 'zh-CN': '隐名的轮次', en: 'Where names are hidden' },
  previewNoBlind: {
    'zh-CN':
      '这个奖项有隐名评审的轮次，而您还没有写隐去名称的内容。没有它，这一轮的评委暂时看不到您的项目，要等评奖办公室补上。',
    en: 'Some stage is judged without names, and you have written no copy without them. Until the award office has made one, its judges cannot see your entry.',
  },
  previewBlindFiles: {
    'zh-CN': '隐名的轮次里，附件只有评奖办公室确认看不出单位之后才给评委看。',
    en: 'Where names are hidden, judges get an attachment only after the award office has made sure that it tells no name.',
  },
  feedback: { 'zh-CN': '看评审反馈', en: 'Read how it was judged' },
  feedbackTitle: { 'zh-CN': '评审反馈', en: 'How your entry was judged' },
  feedbackWhat: {
    'zh-CN': '按奖项规则只告诉您自己项目的情况，不写评委是谁。只算计入结果的评分表。',
    en: 'By the rules of the award you read of your own entry alone, and never who judged it. Only sheets that count are in it.',
  },
  feedbackPlace: { 'zh-CN': '位次', en: 'Place' },
  feedbackRank: {
    'zh-CN': '{stage}：本类别 {of} 个项目中第 {rank} 位',
    en: '{stage}: place {rank} of {of} in its category',
  },
  feedbackUnranked: { 'zh-CN': '{stage}：没有排出位次', en: '{stage}: it has no place' },
  feedbackNone: { 'zh-CN': '没有计入结果的评分表。', en: 'There is no sheet that counts.' },
  feedbackSheets: { 'zh-CN': '{count} 份评分表', en: 'Sheets: {count}' },
  criterion: { 'zh-CN': '标准', en: 'Criterion' },
  mean: { 'zh-CN': '平均分', en: 'Mean score' },
  meanOf: { 'zh-CN': '{mean}（满分 {most}）', en: '{mean} (at most {most})' },
  meanNone: { 'zh-CN': '没有评', en: 'not scored' },
  reasons: { 'zh-CN': '评委写的理由', en: 'Reasons' },
  reasonsNone: { 'zh-CN': '没有写', en: 'none' },

  save: { 'zh-CN': '保存草稿', en: 'Save the draft' },
  handIn: { 'zh-CN': '提交申报', en: 'Hand in' },
  handInAgain: { 'zh-CN': '重新提交', en: 'Hand in again' },
  handInWhat: {
    'zh-CN': '提交之后评奖办公室会看到。截止之前可以改了再提交，也可以撤回。',
    en: 'Once handed in, the award office sees it. Until entries close you can change it and hand it in again, or withdraw it.',
  },
  closedKept: {
    'zh-CN': '申报于 {closed} 截止，现在是 {now}，这份申报不能再改，也不能再提交。您写的都在下面。',
    en: 'Entries closed at {closed}; it is {now} now. This entry can no longer be changed or handed in. All you wrote is below.',
  },
  soonKept: {
    'zh-CN': '申报还没有开始；可以先写，开始之后再提交。',
    en: 'Entries have not opened yet. You can write already and hand in once they have.',
  },
  goneKept: {
    'zh-CN': '这个奖项不再接受申报。您写的都在下面。',
    en: 'This award takes no entries any more. All you wrote is below.',
  },
  neverHandedIn: { 'zh-CN': '这份草稿没有提交，不参评。', en: 'This draft was never handed in and takes no part.' },
  withdrawTitle: { 'zh-CN': '撤回申报', en: 'Withdraw this entry' },
  withdrawWhat: {
    'zh-CN': '撤回之后不再参评，不能恢复；截止之前可以另开一份。',
    en: 'A withdrawn entry takes no part and cannot be brought back; until entries close you can begin another.',
  },
  reason: { 'zh-CN': '原因（可以不写）', en: 'Why (may be empty)' },
  withdraw: { 'zh-CN': '撤回', en: 'Withdraw' },
  discardTitle: { 'zh-CN': '删除草稿', en: 'Throw this draft away' },
  discardWhat: { 'zh-CN': '草稿和附件都删掉，不能恢复。', en: 'The draft and its attachments are gone for good.' },
  discard: { 'zh-CN': '删除', en: 'Throw away' },

  refused: {
    'zh-CN': '服务器没有接受，请缩短后再试。',
    en: 'the server did not take it. Shorten it and try again.',
  },
  gone: {
    'zh-CN': '这份草稿已删除或撤回。您写的内容还在这台设备上。',
    en: 'this draft was thrown away or withdrawn. What you typed is still on this device.',
  },
  otherWindow: {
    'zh-CN': '另一个窗口在 {time} 存过这份申报。两边都还在，请选一份。',
    en: 'Another window saved this entry at {time}. Nothing is lost: choose one.',
  },
} as const satisfies Readonly<Record<string, LocalText>>

/** The fields of the form: what each is called and what belongs into it. */
export const ENTRY_FIELDS = {
  required: { 'zh-CN': '必填', en: 'required' },
  'part.what': { 'zh-CN': '项目', en: 'The project' },
  'part.told': { 'zh-CN': '简介', en: 'Summary' },
  'part.facts': { 'zh-CN': '归类', en: 'What kind of organisation' },
  'part.evidence': { 'zh-CN': '依据', en: 'Evidence' },
  'part.evidenceWhat': {
    'zh-CN': '评委给高分要指明依据。一行写一项：哪份材料的哪一处说明了什么。',
    en: 'Judges have to name evidence for high scores. One item a row: which place of which document shows what.',
  },
  'part.links': { 'zh-CN': '链接', en: 'Links' },
  'part.linksWhat': {
    'zh-CN': '公开能打开的网页，例如报告、报道、项目主页。',
    en: 'Pages that anybody can open, such as a report, news or the site of the project.',
  },
  'part.blind': { 'zh-CN': '隐去名称的内容', en: 'Copy without names' },
  'part.blindWhat': {
    'zh-CN': '这个奖项有隐名评审的轮次：评委只看这里写的。不要出现单位、人名、品牌和能认出来的地名。',
    en: 'Some stage is judged without names, and its judges read this alone. Leave out organisations, people, brands and places that tell who you are.',
  },
  'part.blindUnneeded': {
    'zh-CN': '现在的规则没有隐名评审的轮次，可以不填。',
    en: 'By the rules as they are no stage is judged without names; you can leave this empty.',
  },
  'part.files': { 'zh-CN': '附件', en: 'Attachments' },
  more: { 'zh-CN': '更多行', en: 'More rows' },
  choose: { 'zh-CN': '请选择', en: 'Choose one' },
  category: { 'zh-CN': '类别', en: 'Category' },
  'hint.category': {
    'zh-CN': '在哪个类别里评。之后评奖办公室可能调整。',
    en: 'In which it is judged. The award office may move it.',
  },
  organisation: { 'zh-CN': '申报单位', en: 'Organisation' },
  'hint.organisation': { 'zh-CN': '写全称，与公章一致。', en: 'Its full registered name.' },
  titleZh: { 'zh-CN': '项目名称（中文）', en: 'Name of the project (Chinese)' },
  'hint.titleZh': { 'zh-CN': '40 字以内最好读。公布结果时用这个名称。', en: 'As it is published with the result.' },
  titleEn: { 'zh-CN': '项目名称（英文）', en: 'Name of the project (English)' },
  'hint.titleEn': {
    'zh-CN': '英文页面用；不填就显示中文。',
    en: 'For English pages; left empty they show the Chinese name.',
  },
  summaryZh: { 'zh-CN': '项目简介（中文）', en: 'Summary (Chinese)' },
  'hint.summaryZh': {
    'zh-CN': '解决什么问题，做了什么，谁受益，有多少数据支持。写事实和数字，少写形容词。最多 5,000 字。',
    en: 'Which problem, what was done, who gains, how it is known. Facts and figures rather than praise. At most 5,000 characters.',
  },
  summaryEn: { 'zh-CN': '项目简介（英文）', en: 'Summary (English)' },
  'hint.summaryEn': { 'zh-CN': '不填就显示中文。', en: 'Left empty, the Chinese one is shown.' },
  region: { 'zh-CN': '地区', en: 'Region' },
  'hint.region': {
    'zh-CN': '单位所在的省、自治区、直辖市。规则可能按地区限制获奖个数。',
    en: 'The province of the organisation. The rules may limit winners of one region.',
  },
  ownership: { 'zh-CN': '所有制', en: 'Ownership' },
  'hint.ownership': {
    'zh-CN': '例如国有、民营、外资、社会组织。',
    en: 'Such as state-owned, private, foreign, non-profit.',
  },
  industry: { 'zh-CN': '行业', en: 'Industry' },
  'hint.industry': { 'zh-CN': '主营业务所在的行业。', en: 'Of its main business.' },
  source: { 'zh-CN': '材料来源', en: 'Where this comes from' },
  'hint.source': {
    'zh-CN': '以上内容出自哪里，例如“公司 2025 年可持续发展报告”。',
    en: 'Such as “sustainability report of the company, 2025”.',
  },
  redactedTitle: { 'zh-CN': '隐名的项目名称', en: 'Name without names' },
  'hint.redactedTitle': {
    'zh-CN': '例如“一家乳品企业的牧场减排”。',
    en: 'Such as “A dairy company cuts emissions of its farms”.',
  },
  redactedSummary: { 'zh-CN': '隐名的简介', en: 'Summary without names' },
  'hint.redactedSummary': {
    'zh-CN': '把简介里能认出您的地方换掉，其余照写。',
    en: 'The summary with everything replaced that tells who you are.',
  },
  row: { 'zh-CN': '第 {number} 行', en: 'Row {number}' },
  'evidence.label': { 'zh-CN': '说明了什么', en: 'What it shows' },
  'evidence.source': { 'zh-CN': '哪份材料的哪一处', en: 'Document and page' },
  'evidence.url': { 'zh-CN': '网址（可以不填）', en: 'Address (may be empty)' },
  'link.label': { 'zh-CN': '名称', en: 'Name' },
  'link.url': { 'zh-CN': '网址', en: 'Address' },
  file: { 'zh-CN': '添加附件', en: 'Add attachments' },
  'hint.file': {
    'zh-CN':
      'PDF 或图片（PNG、JPEG、WebP、GIF），每个最多 10 MB，一次最多 12 MB，总共最多 20 个、50 MB。选好之后按“保存草稿”就会加上。图片里的拍摄地点等信息会去掉；PDF 照原样保存，请自己检查作者等信息。',
    en: 'PDF or pictures (PNG, JPEG, WebP, GIF), each of at most 10 MB and 12 MB at a time; at most 20 and 50 MB together. They are added when you press “Save the draft”. Places and other notes are taken out of pictures; a PDF stays as it is, so look at what it says of its author.',
  },
  filesNone: { 'zh-CN': '还没有附件。', en: 'There are no attachments yet.' },
  dropFile: { 'zh-CN': '保存时去掉 {name}', en: 'Take {name} out when saving' },
  drop: { 'zh-CN': '去掉', en: 'take out' },
} as const satisfies Readonly<Record<string, LocalText>>
