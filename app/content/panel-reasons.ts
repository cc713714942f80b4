import type { LocalText } from '#scoring/facts.ts'

/** Why a figure about a panel can't be given, in words, by the code of the refusal. `{name}` stands for a detail of it. */
export const PANEL_REASONS: Readonly<Record<string, LocalText>> = {
  'always-tied': {
    'zh-CN': '两个作品在每条标准上都同分，权重怎么变都分不出先后。',
    en: 'The two entries are level on every criterion, so no weights can part them.',
  },
  'criteria-confounded': {
    'zh-CN': '从谁评了哪条标准看，标准的难易与评委或作品的差别分不开。',
    en: 'From who scored what, criteria cannot be told apart from judges or entries.',
  },
  'criterion-missing': {
    'zh-CN': '有作品在标准“{criterion}”上没有得分。',
    en: 'An entry has no score on the criterion “{criterion}”.',
  },
  'criterion-without-weight': {
    'zh-CN': '标准“{criterion}”没有设权重。',
    en: 'The criterion “{criterion}” has no weight.',
  },
  'empty-category': {
    'zh-CN': '有一个等级没有人用过，这样的量表无法估计。',
    en: 'One of the levels was never used, and a scale like that cannot be estimated.',
  },
  'extreme-totals': {
    'zh-CN': '{named} 只得过最低分或最高分，无法定出确切的位置。',
    en: '{named}: only lowest or only highest levels, which fix no position.',
  },
  incomplete: {
    'zh-CN': '这个方法要求每位评委给每个作品都打分，现在缺 {missing} 个。可以改用允许缺失的方法。',
    en: 'This method needs every judge to have scored every entry; {missing} scores are missing. Use one that allows gaps.',
  },
  'incomplete-ballot': {
    'zh-CN': '第 {ballot} 张选票没有排“{missing}”，不知道它该在哪里。',
    en: 'Ballot {ballot} leaves out “{missing}”, and nobody knows where it would stand.',
  },
  'negative-variance': {
    'zh-CN': '评委对同一作品的分歧大过作品之间的差别，这个系数没有值。',
    en: 'Judges differ more over one entry than over different ones, so this coefficient has no value.',
  },
  'no-ballots': { 'zh-CN': '还没有选票。', en: 'There are no ballots yet.' },
  'no-convergence': {
    'zh-CN': '计算没有收敛，所以不给数字。请检查分数里是否有异常值。',
    en: 'The calculation did not settle, so no figure is given. Check the scores for odd values.',
  },
  'no-degrees-of-freedom': {
    'zh-CN': '要估计的量（{effects} 个）和分数（{scores} 个）差不多，没有余地判断误差。',
    en: 'There are {effects} effects to {scores} scores, which leaves nothing to judge the error by.',
  },
  'no-draws': {
    'zh-CN': '没有要求模拟，所以没有名次的概率。',
    en: 'No draws were asked for, so there are no chances of ranks.',
  },
  'no-entries': { 'zh-CN': '还没有作品。', en: 'There are no entries yet.' },
  'no-entry-variance': {
    'zh-CN': '除去误差，评委没有看出作品之间的差别，名次无从谈起。',
    en: 'Beyond noise the panel saw no difference between entries, so there is nothing to rank.',
  },
  'no-finite-estimate': {
    'zh-CN': '分数过于整齐，最可能的值是无穷大，给不出数字。',
    en: 'The scores are so orderly that the likeliest values are infinite, so none can be given.',
  },
  'no-judges': { 'zh-CN': '还没有评委。', en: 'There are no judges yet.' },
  'no-line': {
    'zh-CN': '全部入选或全部落选，没有需要划的线。',
    en: 'All or none of the entries win, so there is no line to draw.',
  },
  'no-order': {
    'zh-CN': '分数没有记录评审的先后，看不出松紧的变化。',
    en: 'The scores do not say in which order they were given, so no drift can be seen.',
  },
  'no-other-weight': {
    'zh-CN': '去掉标准“{criterion}”后，其余标准没有权重。',
    en: 'Without the criterion “{criterion}” no other has any weight.',
  },
  'no-pairs': {
    'zh-CN': '没有一个作品由两位评委评过，谈不上一致。',
    en: 'No entry was scored by two judges, so there is no agreement to speak of.',
  },
  'no-residual-variance': {
    'zh-CN': '分数恰好等于作品加评委，没有误差可据以判断。',
    en: 'The scores are exactly entry plus judge, which leaves no error to judge by.',
  },
  'no-scores': { 'zh-CN': '还没有分数。', en: 'There are no scores yet.' },
  'no-swap': {
    'zh-CN': '权重怎么变，两个作品的先后都不会颠倒。',
    en: 'No weights make the two entries change places.',
  },
  'no-variance': { 'zh-CN': '所有分数都一样。', en: 'All scores are the same.' },
  'no-variation': {
    'zh-CN': '所有值都一样，一致程度是零除以零，没有意义。',
    en: 'All values are the same, so agreement is nought divided by nought and means nothing.',
  },
  'no-weight-answered': {
    'zh-CN': '{judge} 给“{entry}”打分的标准都没有权重。',
    en: 'What {judge} scored of “{entry}” carries no weight.',
  },
  'not-a-ratio-scale': {
    'zh-CN': '有负数（{value}），不能按比率计算。',
    en: 'There is a negative value ({value}), so ratios mean nothing.',
  },
  'not-comparable': {
    'zh-CN': '分成 {components} 组，组与组之间没有共同的评审，不能比较：{named}。',
    en: 'There are {components} groups that nothing links, so they cannot be compared: {named}.',
  },
  'not-read': { 'zh-CN': '“{entry}”还没有人评过。', en: 'Nobody has read “{entry}” yet.' },
  'one-criterion': { 'zh-CN': '只有一条标准。', en: 'There is only one criterion.' },
  'one-entry': { 'zh-CN': '作品不到两个，无从比较。', en: 'There are fewer than two entries to compare.' },
  'one-judge': {
    'zh-CN': '评委不到两位，分不清是作品好还是评委松。',
    en: 'There are fewer than two judges, so good entries cannot be told from a lenient judge.',
  },
  'one-reading': {
    'zh-CN': '每个作品只评过一次，无从重抽。',
    en: 'Each entry was read only once, so there is nothing to draw again.',
  },
  'one-sided': {
    'zh-CN': '有一组从未输给后面的组，强弱差距没有上限：{named}。',
    en: 'One group never lost to those after it, so its lead has no limit: {named}.',
  },
  'one-target': { 'zh-CN': '作品不到两个。', en: 'There are fewer than two entries.' },
  'out-of-range': {
    'zh-CN': '分数太大，或差别太小，平方算不出来。',
    en: 'The scores are so large, or so close together, that their squares cannot be reckoned with.',
  },
  'over-cap': {
    'zh-CN': '{judge} 已有 {readings} 件，超过上限 {cap} 件。',
    en: '{judge} already has {readings} readings, over the cap of {cap}.',
  },
  'slopes-confounded': {
    'zh-CN': '评审先后与评的是哪些作品分不开，看不出松紧的变化。',
    en: 'The order of reading cannot be told apart from which entries were read, so no drift can be seen.',
  },
  'tangled-group': {
    'zh-CN': '有 {group} 个作品互相循环胜出，超过能够精确求解的 {limit} 个；不给近似的结果。',
    en: '{group} entries beat each other in circles, more than the {limit} that can be solved exactly; no approximation is given.',
  },
  'too-few-judges': {
    'zh-CN': '“{entry}”需要 {needed} 位评委，能评的只有 {allowed} 位。',
    en: '“{entry}” needs {needed} judges and only {allowed} may read it.',
  },
  'too-few-pairs': {
    'zh-CN': '只有 {pairs} 对，至少需要 {needed} 对。',
    en: 'There are {pairs} pairs; at least {needed} are needed.',
  },
  'too-little-room': {
    'zh-CN': '这些作品共需 {needed} 次评审，能评的评委只腾得出 {possible} 次：{entries}。',
    en: 'These entries need {needed} readings, and the judges who may read them have room for {possible}: {entries}.',
  },
  'unequal-readings': {
    'zh-CN': '作品被评的次数不同（{fewest} 到 {most} 次），这个方法要求相同。',
    en: 'Entries were read unequally often ({fewest} to {most} times), and this method needs them equal.',
  },
}
