import type { LocalText } from '#scoring/facts.ts'

/** What all pages of the award office say. */
export const OFFICE = {
  nav: { 'zh-CN': '评奖办公页面', en: 'Award office' },
  'group.prepare': { 'zh-CN': '准备', en: 'Prepare' },
  'group.judge': { 'zh-CN': '评审', en: 'Judge' },
  'group.decide': { 'zh-CN': '评定', en: 'Decide' },
  progress: { 'zh-CN': '进度', en: 'Progress' },
  rules: { 'zh-CN': '规则', en: 'Rules' },
  entries: { 'zh-CN': '参评项目', en: 'Entries' },
  entrants: { 'zh-CN': '申报人', en: 'Entrants' },
  duplicates: { 'zh-CN': '查重', en: 'Duplicates' },
  judges: { 'zh-CN': '评委', en: 'Judges' },
  calibration: { 'zh-CN': '校准', en: 'Calibration' },
  observers: { 'zh-CN': '观察员', en: 'Observers' },
  plan: { 'zh-CN': '评审分配', en: 'Plan' },
  rehearse: { 'zh-CN': '演练', en: 'Rehearsal' },
  reminders: { 'zh-CN': '提醒', en: 'Reminders' },
  meeting: { 'zh-CN': '合议', en: 'Meeting' },
  paper: { 'zh-CN': '纸质评分', en: 'Paper' },
  timetable: { 'zh-CN': '答辩时间表', en: 'Timetable' },
  lots: { 'zh-CN': '抽签', en: 'Lots' },
  result: { 'zh-CN': '结果', en: 'Result' },
  exports: { 'zh-CN': '证书与导出', en: 'Certificates and exports' },
  objections: { 'zh-CN': '异议', en: 'Objections' },
  'state.draft': { 'zh-CN': '草稿', en: 'draft' },
  'state.open': { 'zh-CN': '进行中', en: 'under way' },
  'state.frozen': { 'zh-CN': '评分已冻结', en: 'scores frozen' },
  'state.notice': { 'zh-CN': '公示中', en: 'public notice' },
  'state.final': { 'zh-CN': '结果已定', en: 'final' },
  rehearsal: {
    'zh-CN': '演练：评分都是编造的，与任何真实项目无关。',
    en: 'Rehearsal: all scores are made up and say nothing about any real entry.',
  },
  done: { 'zh-CN': '已保存。', en: 'Saved.' },
  noWayBack: { 'zh-CN': '这一步不能撤销，确定现在就做吗？', en: 'This cannot be taken back. Do it now?' },
  notNow: { 'zh-CN': '先不做', en: 'Not now' },
  alikeValues: {
    'zh-CN':
      '“{one}”（{oneEntries} 个项目）与“{other}”（{otherEntries} 个项目）看起来是一回事，但“{attribute}”的名额限制（最多 {most} 个获奖）把它们算作两个值。如果确是一回事，请把这些项目的写法改成一致。',
    en: '“{one}” (entries: {oneEntries}) and “{other}” (entries: {otherEntries}) look like one value, but the limit by {attribute} (winners at most: {most}) counts them as two. If they are the same, write them alike in these entries.',
  },
} as const satisfies Readonly<Record<string, LocalText>>

/** Where an award stands by the clock; a sealed one is seldom judged at once. */
export const PHASES = {
  draft: { 'zh-CN': '草稿', en: 'draft' },
  'call-before': { 'zh-CN': '待征集，{at} 开始', en: 'Opens for entries {at}' },
  call: { 'zh-CN': '征集中，截至 {at}', en: 'Open for entries until {at}' },
  before: { 'zh-CN': '待开评，{at} 开始', en: 'Judging begins {at}' },
  open: { 'zh-CN': '评审中', en: 'open for judging' },
  over: { 'zh-CN': '评审时间已过', en: 'judging hours are over' },
  frozen: { 'zh-CN': '评分已冻结', en: 'scores frozen' },
  notice: { 'zh-CN': '公示中', en: 'public notice' },
  final: { 'zh-CN': '结果已定', en: 'final' },
} as const satisfies Readonly<Record<string, LocalText>>

/** What the office is told beyond that. */
export const OFFICE_PHASES = {
  'stage-before': { 'zh-CN': '“{stage}”{at} 开始', en: '“{stage}” opens {at}' },
  'stage-open': { 'zh-CN': '“{stage}”评审中，截至 {at}', en: '“{stage}” is open until {at}' },
  'stage-now': { 'zh-CN': '“{stage}”评审中', en: '“{stage}” is open' },
  'stage-over': { 'zh-CN': '“{stage}”时间已过，尚未结束', en: 'the hours of “{stage}” are over, it is not closed' },
  'all-closed': { 'zh-CN': '各轮都已结束，评分未冻结', en: 'all stages closed, scores not frozen' },
  'notice-until': { 'zh-CN': '公示至 {day}', en: 'public notice until {day}' },
  'notice-over': { 'zh-CN': '公示已于 {day} 期满，结果未定', en: 'public notice ended {day}, not final' },
} as const satisfies Readonly<Record<string, LocalText>>

/** The public pages. */
export const AWARDS = {
  title: { 'zh-CN': '评奖', en: 'Awards' },
  lead: {
    'zh-CN': '每个奖项的规则在开评之前封存并公布；评审之后，任何人都能用结果包重算一遍。',
    en: 'The rules of each award are sealed and published before judging opens. Afterwards anybody who holds the result package can compute the result again.',
  },
  replay: { 'zh-CN': '用结果包重算', en: 'Compute a result from its package' },
  none: { 'zh-CN': '还没有公开的奖项。', en: 'No award has been published yet.' },
  award: { 'zh-CN': '奖项', en: 'Award' },
  state: { 'zh-CN': '状态', en: 'State' },
  entries: { 'zh-CN': '参评项目', en: 'Entries' },
  categories: { 'zh-CN': '类别', en: 'Categories' },
  closes: { 'zh-CN': '评审截止', en: 'Judging closes' },
  new: { 'zh-CN': '设立奖项', en: 'Set up an award' },
  yours: { 'zh-CN': '您参与的奖项', en: 'Awards you take part in' },
  published: { 'zh-CN': '其他公开的奖项', en: 'Other published awards' },
  office: { 'zh-CN': '办公页面', en: 'Award office' },
  enter: { 'zh-CN': '去申报', en: 'Enter' },
  ownEntries: { 'zh-CN': '我的申报', en: 'Your entries' },
  judging: { 'zh-CN': '去评审', en: 'Judge' },
  result: { 'zh-CN': '看结果', en: 'See the result' },
  rehearsal: { 'zh-CN': '演练', en: 'rehearsal' },
  'stateWhat.draft': {
    'zh-CN': '规则还没有封存，评审还没有开始。只有办公人员看得到这一页。',
    en: 'The rules are not sealed and judging has not begun. Only the award office sees this page.',
  },
  'stateWhat.call-before': {
    'zh-CN': '规则已封存，还没有开始征集。',
    en: 'The rules are sealed. Entries are not open yet.',
  },
  'stateWhat.call': {
    'zh-CN': '规则已封存，正在征集参评项目，评审还没有开始。',
    en: 'The rules are sealed and entries are being taken. Judging has not begun.',
  },
  'stateWhat.before': {
    'zh-CN': '规则已封存，评审还没有开始。',
    en: 'The rules are sealed. Judging has not begun.',
  },
  'stateWhat.over': {
    'zh-CN': '各轮的评审时间已过，评分还没有冻结。公示之前不公布名次。',
    en: 'The hours of every stage are over and scores are not frozen yet. No ranking is published before the public notice.',
  },
  'stateWhat.open': {
    'zh-CN': '规则已封存，评委正在评审。公示之前不公布名次。',
    en: 'The rules are sealed and judges are at work. No ranking is published before the public notice.',
  },
  'stateWhat.frozen': {
    'zh-CN': '评分已冻结，正在核对结果。',
    en: 'Scores are frozen and the result is being checked.',
  },
  'stateWhat.notice': {
    'zh-CN': '拟获奖名单正在公示，可以提出异议。',
    en: 'The provisional result is published and open to objections.',
  },
  'stateWhat.final': { 'zh-CN': '公示已结束，结果已定。', en: 'The public notice is over and the result is final.' },
  entryCount: { 'zh-CN': '{count} 个项目参评。', en: '{count} entries take part.' },
  entryOne: { 'zh-CN': '1 个项目参评。', en: 'One entry takes part.' },
  entryList: { 'zh-CN': '看参评名单', en: 'See who has entered' },
  listTitle: { 'zh-CN': '参评名单', en: 'Entries' },
  listLead: {
    'zh-CN': '按编号排列，不分先后。撤回的和资格审查未通过的不在其中。',
    en: 'By number, in no order of merit. Entries that were withdrawn or are not eligible are not among them.',
  },
  listEntry: { 'zh-CN': '项目', en: 'Entry' },
  listNumber: { 'zh-CN': '编号', en: 'No.' },
  listOrganisation: { 'zh-CN': '单位', en: 'Organisation' },
  listEmpty: { 'zh-CN': '这一类别还没有参评项目。', en: 'There are no entries in this category yet.' },
  entryNone: { 'zh-CN': '还没有参评项目。', en: 'There are no entries yet.' },
  earlier: { 'zh-CN': '规则的各个版本', en: 'Versions of the rules' },
  version: { 'zh-CN': '第 {version} 版', en: 'Version {version}' },
  versionHead: { 'zh-CN': '版本', en: 'Version' },
  sealedAt: { 'zh-CN': '封存时间', en: 'Sealed' },
  reason: { 'zh-CN': '为什么改', en: 'Why it changed' },
  firstVersion: { 'zh-CN': '首次封存', en: 'the first' },
  reasonErased: { 'zh-CN': '原因已删除', en: 'the reason was erased' },
} as const satisfies Readonly<Record<string, LocalText>>
