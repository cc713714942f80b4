import type { LocalText } from '#scoring/facts.ts'

/** What each column of the tables that leave the award office holds, and when a cell of it is empty. */
export const COLUMNS = {
  stage: { 'zh-CN': '评审轮次的名称。', en: 'Name of the stage.' },
  category: { 'zh-CN': '参评类别。', en: 'Category of the entry.' },
  entry: {
    'zh-CN': '项目在本奖项中的编号，各表用同一个。',
    en: 'Number of the entry in this award, the same in every table.',
  },
  title: {
    'zh-CN': '项目名称；对您隐去的为隐名副本上的名称。',
    en: 'Title; where names are hidden from you, that of the copy without names.',
  },
  organisation: { 'zh-CN': '申报单位；对您隐去时为空。', en: 'Who entered it; empty where hidden from you.' },
  rank: {
    'zh-CN': '本轮本类别内按封存规则的名次，相同得分同名次；没有得分为空。',
    en: 'Rank in category and stage by the sealed rule; equal scores share one; empty without a score.',
  },
  score: {
    'zh-CN': '按封存规则的得分，排名和公布用的就是它，已按规则四舍五入；没有得分为空，不是 0。',
    en: 'Score by the sealed rule, rounded as the rules say: what is ranked and published. Empty without a score, never 0.',
  },
  raw: {
    'zh-CN': '计入的评分表的平均，各评委组按份额加权；没有则为空。',
    en: 'Mean of the sheets that count, over the groups by their shares; empty where there is none.',
  },
  corrected: {
    'zh-CN': '去掉评委宽严之后的得分，供对照；算不出为空。',
    en: 'Score without the severity of judges, to compare; empty where it can’t be worked out.',
  },
  low: { 'zh-CN': '校正得分区间的下端。', en: 'Lower end of the interval of the corrected score.' },
  high: { 'zh-CN': '校正得分区间的上端。', en: 'Upper end of the interval of the corrected score.' },
  first: {
    'zh-CN': '2000 次抽样中排第一的比例；算不出校正得分时为空。',
    en: 'Share of 2,000 draws in which it is first; empty without a corrected score.',
  },
  top: { 'zh-CN': '2000 次抽样中进入名额的比例。', en: 'Share of 2,000 draws in which it is within the places.' },
  best: {
    'zh-CN': '按校正得分，与全类别同时成立的最好名次。',
    en: 'Best rank by corrected score that holds for the whole category at once.',
  },
  worst: {
    'zh-CN': '按校正得分，与全类别同时成立的最差名次。',
    en: 'Worst rank by corrected score that holds for the whole category at once.',
  },
  bandFrom: {
    'zh-CN': '评分分不出先后的一组名次，从这一位起；区分不了组时为空。',
    en: 'First place of the band within which scores tell nobody apart; empty where there are no bands.',
  },
  bandTo: { 'zh-CN': '这一组到第几位。', en: 'Last place of that band.' },
  finished: { 'zh-CN': '已交并计入的评分表或票。', en: 'Sheets or votes that were given and count.' },
  expected: { 'zh-CN': '按分配应有的评分表或票。', en: 'Sheets or votes that there should be.' },
  stale: {
    'zh-CN': '评的是项目较早版本的评分表，仍计入。',
    en: 'Sheets on an earlier revision of the entry; they count.',
  },
  setAside: {
    'zh-CN': '保留但不计入的：评委移出、回避或收回。',
    en: 'Kept and not counted: the judge was removed, stands aside, or the reading was taken back.',
  },
  goesOn: { 'zh-CN': '是否进入下一轮；最后一轮为空。', en: 'Whether it goes on; empty in the last stage.' },
  place: { 'zh-CN': '入选的位次；没有入选为空。', en: 'Place it wins; empty where it does not.' },
  outcome: {
    'zh-CN': '结果和原因，如递补、否决、上限；写在项目所在的最后一轮。',
    en: 'What became of it and why, such as moved up, vetoed, over a cap; in the line of its last stage.',
  },
  judge: {
    'zh-CN': '评委姓名；规则不让评委互相知道时，给评委的表中为编号。',
    en: 'Name of the judge; a number for judges from whom the rules hide each other.',
  },
  group: { 'zh-CN': '评委所在的组。', en: 'Group of the judge.' },
  revision: { 'zh-CN': '评的是项目的第几版；投票为空。', en: 'Revision of the entry that was read; empty for votes.' },
  changes: {
    'zh-CN': '提交之后改过几次，每次都有理由；投票为空。',
    en: 'How often it was changed after it was submitted, each time with a reason; empty for votes.',
  },
  counted: { 'zh-CN': '是否计入得分；不计入的写明原因。', en: 'Whether it counts, and if not, why.' },
  vote: {
    'zh-CN': '投票轮次中的是或否；评分轮次为空。',
    en: 'Yes or no where votes are taken; empty where sheets are.',
  },
  mean: {
    'zh-CN': '一份评分表按权重的平均，只算已作答的指标；没有作答为空。',
    en: 'Weighted mean of one sheet over the criteria answered; empty where none is.',
  },
  criterion: {
    'zh-CN': '该项指标的给分；空着是没有作答，不是 0。',
    en: 'Points given for the criterion; empty is not answered, never 0.',
  },
  of: { 'zh-CN': '这一行统计的是评委还是项目。', en: 'Whether the line is about a judge or an entry.' },
  id: { 'zh-CN': '评委或项目的编号。', en: 'Number of the judge or entry.' },
  name: { 'zh-CN': '评委或项目的名称。', en: 'Name of the judge or entry.' },
  due: { 'zh-CN': '应评的份数。', en: 'How many are to be read.' },
  submitted: { 'zh-CN': '已提交的份数。', en: 'How many are submitted.' },
  drafts: { 'zh-CN': '已动笔未提交的份数；项目的行为空。', en: 'Begun and not submitted; empty for entries.' },
  lastSaved: {
    'zh-CN': '最后一次保存的时间，奖项所在时区；没有动笔为空。',
    en: 'When something was last saved, by the clock of the award; empty where nothing was.',
  },
  waiting: { 'zh-CN': '还没有完成这个项目的评委。', en: 'Judges who have not finished the entry.' },
} as const satisfies Readonly<Record<string, LocalText>>

export type Column = keyof typeof COLUMNS

/** The columns of each table in their order; sheets have one more for each criterion. */
export const TABLE_COLUMNS = {
  result: ['stage', 'category', 'entry', 'title', 'organisation', 'rank', 'score', 'raw', 'corrected', 'low', 'high', 'first', 'top', 'best', 'worst', 'bandFrom', 'bandTo', 'finished', 'expected', 'stale', 'setAside', 'goesOn', 'place', 'outcome'], // prettier-ignore
  sheets: ['stage', 'category', 'entry', 'title', 'organisation', 'judge', 'group', 'revision', 'changes', 'counted', 'vote', 'mean'], // prettier-ignore
  progress: ['stage', 'of', 'id', 'name', 'due', 'submitted', 'drafts', 'lastSaved', 'waiting'],
  public: ['category', 'rank', 'entry', 'title', 'organisation', 'score', 'place', 'outcome'],
} as const satisfies Readonly<Record<string, readonly Column[]>>
