/** Words of the analysis that `npm run panel` prints; no page needs them. `{name}` stands for a detail. */
import type { LocalText } from '#scoring/facts.ts'

const text = (zh: string, en: string): LocalText => ({ 'zh-CN': zh, en })

export const PANEL_WORDS = {
  usage: text(
    '用法：npm run panel -- scores.csv [--criteria weights.csv] [--json] [--seed n] [--lang zh-CN|en]\nscores.csv 的第一行：entry,judge[,criterion],score。weights.csv 的第一行：criterion,weight。',
    'Usage: npm run panel -- scores.csv [--criteria weights.csv] [--json] [--seed n] [--lang zh-CN|en]\nThe first line of scores.csv: entry,judge[,criterion],score. Of weights.csv: criterion,weight.',
  ),
  'usage.seed': text('--seed 要一个整数：{value}', '--seed takes a whole number: {value}'),
  'usage.files': text('要一个分数文件，现在有 {count} 个。', 'One file of scores is needed and there are {count}.'),
  line: text('{file}，第 {line} 行：{message}', '{file}, line {line}: {message}'),
  whole: text('{file}：{message}', '{file}: {message}'),
  more: text('还有 {count} 个问题没有列出。', '{count} more problems are not listed.'),

  read: text('读到了什么', 'What was read'),
  'read.entries': text('作品', 'Entries'),
  'read.judges': text('评委', 'Judges'),
  'read.criteria': text('标准', 'Criteria'),
  'read.none': text('没有', 'none'),
  'read.scores': text('分数', 'Scores'),
  'read.missing': text('缺的格子', 'Missing cells'),
  'read.missingValue': text('{missing}（整张表 {cells} 格）', '{missing} of {cells}'),
  'read.readings': text('评审（评委 × 作品）', 'Readings (judge × entry)'),
  'read.readingsValue': text(
    '{readings}；每个作品 {anEntry} 次，每位评委 {aJudge} 次',
    '{readings}; {anEntry} an entry, {aJudge} a judge',
  ),
  'read.incomplete': text('漏评标准的评审', 'Readings that leave a criterion out'),
  'read.repeated': text('重复的评审', 'Repeated readings'),
  'read.weights': text('权重', 'Weights'),

  linked: text('谁能和谁比', 'Who can be compared'),
  'linked.one': text(
    '全部作品由共同的评审连在一起，可以比较。',
    'Shared judges link all entries, so they can be compared.',
  ),
  'linked.group': text(
    '第 {number} 组：作品 {entries}；评委 {judges}',
    'Group {number}: entries {entries}; judges {judges}',
  ),
  'linked.apart': text(
    '不能比较：分成 {count} 组，组与组之间没有共同的评审。任何分数都说明不了哪一组更好，所以下面不排名次。让一位评委跨组评几件作品就能连上；或者把各组分成单独的文件，在组内排名。',
    'Not comparable: there are {count} groups without a judge in common. No score can say which group is better, so nobody is ranked below. A judge who reads entries of both would link them; or give each group a file of its own and rank inside it.',
  ),
  'linked.weakest': text(
    '最弱的连接：{first} 与其余作品之间（相连的评审 {count} 次；效率 {efficiency}，1 为最好）。',
    'Weakest link: between {first} and the rest (readings that join them: {count}; efficiency {efficiency}, 1 is best).',
  ),
  'linked.fragileJudge': text(
    '少了评委 {judge}，{entries} 就和其余作品比不了。',
    'Without judge {judge}, {entries} could not be compared with the rest.',
  ),
  'linked.fragileReading': text(
    '少了 {judge} 评 {entry} 这一次，{entries} 就和其余作品比不了。',
    'Without the reading of {entry} by {judge}, {entries} could not be compared with the rest.',
  ),

  'linked.more': text(
    '这样的单点还有 {count} 个，见 --json。',
    'Single points like these that are not listed: {count}; --json has them.',
  ),

  agreement: text('评委是否一致', 'Do the judges agree'),
  'agreement.of': text('对象', 'Of'),
  'agreement.sheets': text('整张评分表', 'whole sheets'),
  'agreement.scores': text('分数', 'scores'),
  'agreement.alpha': text('α（等距）', 'alpha (interval)'),
  'agreement.ordinal': text('α（次序）', 'alpha (ordinal)'),
  'agreement.icc': text('ICC(2,1) 单个评委', 'ICC(2,1) one judge'),
  'agreement.iccMean': text('ICC(2,k) 平均分', 'ICC(2,k) mean'),
  'agreement.w': text('W（名次）', 'W (order)'),
  'agreement.meaning': text(
    '1 为完全一致，0 为与乱评无异，可以为负。没有哪个数是“合格线”。',
    '1 is full agreement, 0 what chance would give, and below 0 is possible. No figure here has a border above which a panel is good.',
  ),

  model: text('分数的差别从哪里来', 'Where the differences between scores come from'),
  'model.part': text('部分', 'Part'),
  'model.variance': text('方差', 'Variance'),
  'model.interval': text('{level} 区间', '{level} interval'),
  'model.share': text('占比', 'Share'),
  'model.entry': text('作品', 'entry'),
  'model.judge': text('评委松紧', 'judge'),
  'model.criterion': text('标准难易', 'criterion'),
  'model.entryJudge': text('作品 × 评委', 'entry × judge'),
  'model.residual': text('其余误差', 'residual'),
  'model.zero': text('分数看不出差别；实际最多可到 {high}', 'none to be seen; could be up to {high}'),
  'model.noInterval': text('给不出', 'none'),

  entries: text('作品', 'Entries'),
  'entries.bySheets': text(
    '按权重合成每张评分表，再校正评委松紧。',
    'From sheets weighted by criterion, corrected for severity.',
  ),
  'entries.byScores': text('由全部分数校正评委松紧。', 'From all scores, corrected for severity.'),
  'entries.rank': text('名次', 'Rank'),
  'entries.entry': text('作品', 'Entry'),
  'entries.score': text('校正分', 'Score'),
  'entries.error': text('误差', 'Error'),
  'entries.ranks': text('名次区间', 'Ranks'),
  'entries.first': text('第一的概率', 'P(first)'),
  'entries.top': text('前 {places} 的概率', 'P(top {places})'),
  'entries.rawMean': text('原始平均', 'Raw mean'),
  'entries.rawRank': text('原始名次', 'Raw rank'),
  'entries.count': text('分数个数', 'Scores'),

  judges: text('评委', 'Judges'),
  'judges.judge': text('评委', 'Judge'),
  'judges.severity': text('松紧（正为松）', 'Severity (above 0 is lenient)'),
  'judges.slope': text('斜率', 'Slope'),
  'judges.use': text('用分', 'Scale use'),
  'judges.yes': text('分得开作品', 'tells entries apart'),
  'judges.no': text('没有分开作品', 'does not tell entries apart'),
  'judges.unclear': text('说不准', 'cannot be told'),
  'judges.meaning': text(
    '斜率 1：和其他评委一样用分；小于 1：分数挤在一起；大于 1：拉得开。',
    'Slope 1 is as the panel does, below 1 compressed, above 1 stretched.',
  ),

  criteria: text('标准', 'Criteria'),
  'criteria.criterion': text('标准', 'Criterion'),
  'criteria.effect': text('难易（正为易得高分）', 'Effect (above 0 is easy)'),

  bands: text('分不出先后的作品', 'Bands that cannot be told apart'),
  'bands.place': text('名次', 'Places'),
  'bands.entries': text('作品', 'Entries'),
  'bands.meaning': text(
    '整张名单同时成立的把握是 {level}。带内有的两两先后也许是确定的，但没有一处可以放心划线。',
    'They hold for the whole list at once at {level}. Inside a band some pairs may be certain, but no cut is safe.',
  ),

  stability: text('名次稳不稳', 'How firm the ranking is'),
  'stability.rule': text('规则', 'Rule'),
  'stability.first': text('第一', 'First'),
  'stability.change': text('前 {places} 名的变化', 'Change of the first {places}'),
  'stability.same': text('不变', 'none'),
  'stability.enters': text('进 {entries}', 'in: {entries}'),
  'stability.leaves': text('出 {entries}', 'out: {entries}'),
  'stability.and': text('；', '; '),
  'stability.unranked': text('无分 {entries}', 'no score left: {entries}'),
  'stability.model': text('模型（校正松紧）', 'model (corrected)'),
  'stability.mean': text('平均', 'mean'),
  'stability.median': text('中位数', 'median'),
  'stability.trimmed': text('去掉最高最低（五位评委起）', 'without highest and lowest (from five judges)'),
  'stability.centred': text('减去评委平均', 'less the judge’s mean'),
  'stability.always': text(
    '不论哪条规则都在前 {places} 名：{entries}',
    'Among the first {places} by every rule: {entries}',
  ),
  'stability.sometimes': text(
    '只按某些规则在前 {places} 名：{entries}',
    'Among the first {places} by some rules only: {entries}',
  ),
  'stability.refused': text('{title}：{reason}', '{title}: {reason}'),
  'stability.nobody': text('无', 'none'),
  'stability.withoutJudge': text('去掉评委', 'Without the judge'),
  'stability.withoutCriterion': text('去掉标准', 'Without the criterion'),
  'flip.title': text(
    '要改多少权重，相邻两名才会颠倒（按原始平均）',
    'How much weight would have to move for neighbours to tie (by raw means)',
  ),
  'flip.pair': text('两个作品', 'Pair'),
  'flip.lead': text('领先', 'Lead'),
  'flip.moved': text('最少移动的权重', 'Least weight moved'),
  'flip.to': text('打平时的权重', 'Weights at the tie'),
  'flip.none': text(
    '没有给权重（--criteria），所以没有算权重的变化。',
    'No weights were given (--criteria), so no change of weights was tried.',
  ),

  end: text('种子 {seed}；方法 {methods}', 'Seed {seed}; methods {methods}'),
} satisfies Record<string, LocalText>

export type PanelWord = keyof typeof PANEL_WORDS
