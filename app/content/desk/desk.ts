import type { LocalText } from '#scoring/facts.ts'

/** The researchers' home: what each has begun, what waits, what needs attention. */
export const DESK = {
  title: { 'zh-CN': '工作台', en: 'Desk' },
  label: { 'zh-CN': '工作台', en: 'Desk' },
  new: { 'zh-CN': '新建案例', en: 'New case' },
  drafts: { 'zh-CN': '我没保存成版本的', en: 'What I have begun' },
  noDrafts: {
    'zh-CN': '没有。您在编辑页写下、还没保存成版本的内容会列在这里。',
    en: 'Nothing. What you write in the editor and have not saved as a revision is listed here.',
  },
  case: { 'zh-CN': '案例', en: 'Case' },
  keptAt: { 'zh-CN': '最后保留', en: 'Kept at' },
  standsOn: { 'zh-CN': '写在哪一版上', en: 'Written on' },
  newCase: { 'zh-CN': '新案例', en: 'a new case' },
  revision: { 'zh-CN': '第 {number} 版', en: 'revision {number}' },
  behind: { 'zh-CN': '最新是第 {number} 版', en: 'the newest is {number}' },
  returned: { 'zh-CN': '退回给您的', en: 'Returned to you' },
  whatIsMissing: { 'zh-CN': '还缺什么', en: 'What is missing' },
  returnedBy: { 'zh-CN': '谁退回', en: 'Returned by' },
  returnedAt: { 'zh-CN': '时间', en: 'When' },
  waiting: { 'zh-CN': '等待审核', en: 'Waiting for review' },
  noWaiting: { 'zh-CN': '没有案例在等待审核。', en: 'No case waits for review.' },
  askedBy: { 'zh-CN': '谁提请', en: 'Asked by' },
  askedAt: { 'zh-CN': '时间', en: 'When' },
  forYou: { 'zh-CN': '等您决定', en: 'for you to decide' },
  yourOwn: { 'zh-CN': '您写的或提请的', en: 'yours: a reviewer other than you decides' },
  unpublished: { 'zh-CN': '有没发布的改动', en: 'Saved and not published' },
  noUnpublished: {
    'zh-CN': '没有：所有案例的最新版本都已发布。',
    en: 'None: of every case the newest revision is published.',
  },
  never: { 'zh-CN': '从未发布', en: 'never published' },
  shown: { 'zh-CN': '读者看到第 {number} 版', en: 'readers see revision {number}' },
  problems: { 'zh-CN': '有问题的案例', en: 'Cases with problems' },
  problem: { 'zh-CN': '问题', en: 'Problems' },
  noProblems: { 'zh-CN': '没有。', en: 'None.' },
  broken: { 'zh-CN': '读不出来', en: 'cannot be read' },
  warnings: { 'zh-CN': '{count} 个提醒', en: '{count} warnings' },
  oneWarning: { 'zh-CN': '1 个提醒', en: '1 warning' },
  first: { 'zh-CN': '第一个', en: 'The first' },
  coverage: { 'zh-CN': '知道得最少的案例', en: 'Least covered cases' },
  coverageLead: {
    'zh-CN': '指数里已知的份额，以及查明哪一项会让它提高最多。',
    en: 'The known share of the index, and which indicator, once known, raises it most.',
  },
  known: { 'zh-CN': '已知', en: 'Known' },
  raise: { 'zh-CN': '最值得查明的', en: 'Worth finding out' },
  gain: { 'zh-CN': '{indicator}：提高 {gain}', en: '{indicator}: raises it by {gain}' },
  settledBy: { 'zh-CN': '用什么查明', en: 'What would settle it' },
  review: { 'zh-CN': '审核与发布', en: 'Review' },
} as const satisfies Readonly<Record<string, LocalText>>

/** Beginning a case. */
export const NEW_CASE = {
  title: { 'zh-CN': '新建案例', en: 'New case' },
  lead: {
    'zh-CN': '先填九项，就能开始写。只有您看得到这份草稿，保存成版本后同事也看得到，审核发布后读者才看得到。',
    en: 'Nine fields, and you can begin to write. The draft is yours alone; colleagues see it once you save a revision, readers once it is approved.',
  },
  afterwards: { 'zh-CN': '第一次评分还要什么', en: 'What a first score takes' },
  afterwardsLead: {
    'zh-CN': '这九项还不够评分。开始以后在编辑页补上下面几样，评分就会出来；还缺什么，编辑页随时列着。',
    en: 'The nine fields are not enough for a score. Add these in the editor and it appears; what is still missing is listed there all the time.',
  },
  takesSource: {
    'zh-CN': '一个来源：文件或网页，写明标题和发布方',
    en: 'a source: a document or page with its title and publisher',
  },
  takesEvidence: {
    'zh-CN': '一条证据：来源里的哪一处，谁说的',
    en: 'a piece of evidence: the place in the source, and who says it',
  },
  takesText: { 'zh-CN': '至少 {least} 字的中文正文', en: 'a text in Chinese of at least {least} characters' },
  takesLimits: {
    'zh-CN': '正文里“局限与待查”一节',
    en: 'in it, the section on limits and open questions (局限与待查)',
  },
  takesNothingElse: {
    'zh-CN': '十四项指标都可以先是“未查”：区间会很宽，查到一项就窄一些。',
    en: 'All 14 indicators may be “not looked up” at first: the interval is wide, and each one found narrows it.',
  },
  slug: { 'zh-CN': '短名', en: 'Short name' },
  slugHint: {
    'zh-CN': '案例的编号和地址 /cases/短名：小写字母、数字和连字符。编号以后不变，地址可由审核员另给。',
    en: 'its id, and its address /cases/short-name: small letters, digits and hyphens. The id stays for good; a reviewer can give another address',
  },
  titleZh: { 'zh-CN': '标题（中文）', en: 'Title in Chinese' },
  titleEn: { 'zh-CN': '标题（英文）', en: 'Title in English' },
  organisationZh: { 'zh-CN': '企业（中文）', en: 'Organisation in Chinese' },
  organisationEn: { 'zh-CN': '企业（英文）', en: 'Organisation in English' },
  industry: { 'zh-CN': '行业', en: 'Industry' },
  socialIssue: { 'zh-CN': '社会议题', en: 'Social issue' },
  summaryZh: { 'zh-CN': '摘要（中文）', en: 'Summary in Chinese' },
  summaryEn: { 'zh-CN': '摘要（英文）', en: 'Summary in English' },
  begin: { 'zh-CN': '开始写', en: 'Begin' },
} as const satisfies Readonly<Record<string, LocalText>>
