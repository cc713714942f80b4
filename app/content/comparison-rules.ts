import type { Rule } from '#scoring/comparability/rules.ts'
import type { LocalText } from '#scoring/facts.ts'

/** A rule in full: what it means that it fails, and what would make it pass. */
export interface RuleText {
  readonly means: LocalText
  readonly fix: LocalText
}

const rule = (meansChinese: string, meansEnglish: string, fixChinese: string, fixEnglish: string): RuleText => ({
  means: { 'zh-CN': meansChinese, en: meansEnglish },
  fix: { 'zh-CN': fixChinese, en: fixEnglish },
})

/** Every rule of comparison, and the two other reasons for which a row gets no ranking. */
export const COMPARISON_RULES: Readonly<Record<Rule | 'overlap' | 'too-few-values', RuleText>> = {
  'no-value': rule(
    '有一方没有这个数。没有数不等于零。',
    'One side has no value here. No value is not zero.',
    '找到写明这个数的来源。',
    'A source that states the value.',
  ),
  coverage: rule(
    '指数至少要查清 60%，每个维度至少三分之一，否则区间太宽，比不出东西。',
    'At least 60% of an index has to be known and a third of each dimension; below that the interval is too wide to hold against another.',
    '补查还没查的指标。案例页的“下一步查什么”列出最能收窄区间的几项。',
    'Look up what is still unknown. “What to look up next” on the case page names what narrows the interval most.',
  ),
  method: rule(
    '两边用的计算方法版本不同，同样的事实也会得出不同的分。',
    'The two were scored by different versions of a method, which can give the same facts different scores.',
    '换成用同一版方法算出的修订版。',
    'Put revisions beside each other that were scored by the same version.',
  ),
  unit: rule(
    '两边量的是不同的东西，没有换算的办法。吨与人次没有大小之分。',
    'The two measure different things, and nothing converts one into the other. Tonnes are neither more nor less than visits.',
    '找两边都报告的同一种单位。',
    'A figure in the same unit that both report.',
  ),
  per: rule(
    '两边除以的不是同一种东西，例如一个按人、一个按户。',
    'The two were divided by different things, such as people and households.',
    '换一个两边都有的口径。',
    'Choose a basis that both have.',
  ),
  kind: rule(
    '一边是产出（做了多少），另一边是成效（改变了多少）、触达（接触到多少人）或转移（经手多少钱）。做得多不等于改变大。',
    'One is an output (what was done), the other an outcome (what changed), a reach or money passed on. Much done is not much changed.',
    '找两边都报告的同一类数据。',
    'Figures of the same kind from both.',
  ),
  scope: rule(
    '一边是项目自己的钱，另一边是它所属计划的钱。',
    'One is money of the project, the other of the programme it belongs to.',
    '找写明项目本身金额的来源。',
    'A source that states the amount for the project alone.',
  ),
  status: rule(
    '一边有全部证据，另一边只有上下限或带假设的情形，三种金额不能互比。',
    'An amount with full evidence, mere bounds, and a scenario with assumptions are three kinds of amount.',
    '为缺的数量、价格或扣减项补上证据。',
    'Evidence for the quantity, price or filter that is missing.',
  ),
  harms: rule(
    '一边减去了损害，另一边还没人查过损害，只有收益。',
    'On one side harms are subtracted; on the other nobody has looked for any, so it holds benefits only.',
    '为没查过的一边查一次损害，查不到也要写下日期。',
    'Search for harms on the side where nobody has, and note the date even if none is found.',
  ),
  basis: rule(
    '一边是累计，另一边是一年的数或某一天的状态。累计总是越来越大。',
    'One is a total, the other a year’s count or the state of one day. A total only ever grows.',
    '改用“每年”口径，或找两边同一种统计方式的数。',
    'Choose the basis “a year”, or find figures counted in the same way.',
  ),
  period: rule(
    '两边覆盖的时间没有一天重合；若是某一天的状态，则相差超过十二个月。',
    'The two have no day in common; where they are states of one day, more than twelve months lie between them.',
    '找两边都覆盖的年份的数。',
    'Figures of a year that both cover.',
  ),
  'period-unknown': rule(
    '至少一边没写从哪天开始统计，无法知道两边的时间是否重合。',
    'At least one count does not say when it began, so nobody knows whether the two share any time.',
    '找写明起始日期的来源。',
    'A source that says when the count began.',
  ),
  'price-year': rule(
    '两边是不同年份的钱，一元的购买力不同。',
    'The two are yuan of different years, which bought different amounts.',
    '找同一年的金额。',
    'Amounts of the same year.',
  ),
  'harms-partly': rule(
    '一边列出的损害都有价格，另一边有损害没有价格，净额因此偏高。',
    'On one side every listed harm has a price; on the other some have none, which flatters its net value.',
    '为没有价格的损害找到数量与价格。',
    'Quantities and prices for the harms without one.',
  ),
  'period-partly': rule(
    '时间有重合，但共有的天数不到合起来的 80%。时间长的一边自然更大。',
    'They share days, but fewer than 80% of the days that either covers. The longer one is larger for that alone.',
    '改用“每年”口径来读，或找时间更接近的数。',
    'Read them on the basis “a year”, or find figures of closer dates.',
  ),
  'period-extent': rule(
    '时间肯定有重合，但至少一边没写从哪天开始，重合多少不知道。',
    'They certainly share some time, but as a beginning is not stated nobody knows how much.',
    '找写明起始日期的来源。',
    'A source that says when the count began.',
  ),
  'divisor-period': rule(
    '被除的数与受益人数覆盖的时间只有一部分重合。',
    'The figure and the people it was divided by cover only partly the same time.',
    '找同一时段的受益人数。',
    'A count of the people over the same time.',
  ),
  population: rule(
    '单位相同，但数的是不同的人：学生、志愿者与受助者。',
    'The unit is the same, but other people are counted: pupils, volunteers, those who are helped.',
    '找数同一类人的数据。',
    'Figures that count the same kind of people.',
  ),
  subject: rule(
    '单位相同，但改变的是不同的议题。找到一个人与雇用一个人，没有规则能说哪个更多。',
    'The unit is the same, but the changes are in different issues. No rule says whether a person found is more than a person employed.',
    '与同一议题的案例比较。',
    'Compare with a case in the same issue.',
  ),
  counterfactual: rule(
    '没有这个项目会怎样，两边的了解程度不同：有证据、有人假设、未知，或没人问过。',
    'What would have happened without the project is known differently: from evidence, by an assumption, not at all, or nobody has asked.',
    '为两边补上对照、归因与替代的证据。',
    'Evidence on both sides of what would have come anyway, who else brought it about and what it displaced.',
  ),
  overlap: rule(
    '每条规则都通过，但两个区间重叠，分不出先后。',
    'Every rule passes, but two intervals overlap, and neither can be placed above the other.',
    '补查未知项，收窄区间。',
    'Look up what is unknown until the intervals part.',
  ),
  'too-few-values': rule(
    '不足两个案例有这个数，没有可排的。',
    'Fewer than two cases have a value here, so there is nothing to put in order.',
    '加入一个有这个数的案例。',
    'Add a case that has one.',
  ),
}
