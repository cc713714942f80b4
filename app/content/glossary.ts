import type { LocalText } from '#scoring/facts.ts'

export interface Term {
  /** Fragment of the glossary page's address. */
  readonly id: string
  readonly term: LocalText
  readonly meaning: LocalText
}

const term = (id: string, chinese: string, english: string, meaningChinese: string, meaningEnglish: string): Term => ({
  id,
  term: { 'zh-CN': chinese, en: english },
  meaning: { 'zh-CN': meaningChinese, en: meaningEnglish },
})

/** Every term of the screens, in the order a newcomer needs them. */
export const GLOSSARY: readonly Term[] = [
  term('social-value-index', '社会价值影响力指数', 'social value impact index', '0 到 100 分，由使命、执行、财务、传播四个维度的 14 项指标加权而成。衡量项目的组织与公开程度，不衡量它改变了什么。', 'A score from 0 to 100 made of 14 indicators in four dimensions: mission, execution, finance, communication. It measures how a project is organised and disclosed, not what it changed.'),
  term('dimension', '维度', 'dimension', '指数的四个部分：使命（为什么做）、执行（怎样做）、财务（钱从哪来、花到哪去）、传播（谁看得见）。', 'One of the four parts of the index: mission (why), execution (how), finance (whose money, spent on what), communication (who can see it).'),
  term('indicator', '指标', 'indicator', '指数里的一个问题，例如“有多少合作方具名”。每项指标有 0 到 3 四个等级，各有文字描述。', 'One question of the index, such as how many partners are named. Each has four levels, 0 to 3, described in words.'),
  term('level', '等级', 'level', '一项指标的答案。证据只够缩小范围时，写成区间，例如“1 至 3 级”。', 'The answer to an indicator. Where the evidence only narrows it down, it is a range such as 1 to 3.'),
  term('proven-score', '已证实得分', 'proven score', '每项指标都取证据允许的最低等级时的得分，即区间的下端。', 'The score with every indicator at the lowest level its evidence allows: the lower end of the interval.'),
  term('interval', '区间', 'interval', '从已证实得分到可能上限。真实得分落在其中；未知越多，区间越宽。', 'From the proven score to the highest possible one. The true score lies inside; the more is unknown, the wider it is.'),
  term('coverage', '覆盖率', 'coverage', '已知部分占全部权重的比例。低于 60% 不给名次。', 'The share of the weight that is known. Below 60% no rank is given.'),
  term('unknown', '未查', 'not looked up', '还没有人查过。它使区间变宽，不算零分。', 'Nobody has searched yet. It widens the interval and is not a zero.'),
  term('searched-none', '查过，没有', 'searched, none found', '有日期、有范围的检索没有找到，记为 0 级。只检索存档页面不能得出这个结论。', 'A dated search with a stated scope found nothing: level 0. A search of stored pages alone cannot show this.'),
  term('rank-interval', '名次区间', 'rank interval', '在所有未知都可能成立的前提下，一个案例最好与最差能排到第几。', 'The best and worst place a case can have, whatever the unknown answers turn out to be.'),
  term('band', '等级带', 'band', '旁观者、起步者、追赶者、领先者、卓越者五档，名称借自一个公开的企业社会责任指数。两端不在同一档时写成范围。', 'Bystander, starter, follower, leader, outstanding; the names come from a published CSR index. Where the two ends differ, a range is given.'),
  term('esg-net-value', 'ESG 净价值', 'ESG net value', '项目带来的环境与社会改变折算成人民币：收益减去损害。损害没人查过，就只写“仅含收益”。', 'Changes for the environment and for people in yuan: benefits minus harms. While nobody has looked for harms, it says “benefits only”.'),
  term('esg-risk-opportunity', 'ESG 风险机遇价值', 'ESG risk-opportunity value', '一家公司的 ESG 净价值强度与行业基准之差，乘以公司规模。本库的案例页暂不计算。', 'How far a company’s net value intensity lies from its industry’s, times its size. Case pages do not compute it.'),
  term('monetisation-factor', '货币化因子', 'monetisation factor', '每单位改变值多少钱，附出处、年份、地域和类别。', 'What one unit of a change is worth, with its source, year, place and class.'),
  term('output', '产出', 'output', '做了什么：场次、件数、人次。产出本身不定价。', 'What was done: events, items, attendances. Outputs are not priced.'),
  term('outcome', '成效', 'outcome', '谁因此发生了什么改变。', 'What changed, for whom.'),
  term('impact', '影响', 'impact', '成效里真正由项目带来的部分，即扣除无谓损失、替代与他人贡献之后。', 'The part of an outcome that the project really caused, after deadweight, displacement and the share of others.'),
  term('reach', '触达', 'reach', '有多少人看到或注册。触达不等于改变。', 'How many saw or signed up. Reach is not change.'),
  term('transfer', '转移支付', 'transfer', '捐款、销售额、补贴：钱物易手，属于投入。', 'Donations, sales, subsidies: money or goods change hands. An input.'),
  term('counterfactual', '反事实', 'counterfactual', '没有这个项目会怎样。没有它就谈不上影响。', 'What would have happened without the project. Without it there is no impact to speak of.'),
  term('deadweight', '无谓损失', 'deadweight', '没有项目也会发生的那部分改变。', 'The share of a change that would have happened anyway.'),
  term('attribution', '归因', 'attribution', '改变中出自他人（政府、家人、其他组织）的份额。', 'The share of a change that is due to others: government, family, other organisations.'),
  term('displacement', '替代', 'displacement', '这里多出来的，有多少只是从别处挪来的。', 'How much of what is gained here was merely moved from elsewhere.'),
  term('drop-off', '衰减', 'drop-off', '成效逐年减弱的比例。', 'The share of an outcome lost from one year to the next.'),
  term('priced', '已定价', 'priced', '数量、因子和全部扣除比例都有证据的一项。', 'A row whose quantity, factor and deductions all have evidence.'),
  term('bounded', '上下限', 'bounded', '数量与因子有证据，扣除比例未知：值在零与毛值之间，没有中心值。', 'Quantity and factor have evidence, a deduction is unknown: somewhere between nothing and gross, without a centre.'),
  term('scenario', '情景', 'scenario', '用具名假设、境外或未核实因子补缺得到的一项，用虚线画，从不进入总数。', 'A row that a named assumption, or a foreign or unverified factor, makes computable. Drawn dashed, never in a headline without the word.'),
  term('not-priced', '未定价', 'not priced', '不能或不该标价的一项，附原因。', 'A row that cannot or should not have a price, with the reason.'),
  term('carbon-price', '碳价', 'carbon price', '每吨二氧化碳当量的价格。市场价是下限，损害估计高出许多；这是选择，不是误差，因此并列给出。', 'The price of a tonne of CO₂e. The market price is a floor, damage estimates are far higher. It is a choice, not an error, so both stand side by side.'),
  term('sobol-share', '索博尔份额', 'Sobol’ share', '结果的离散有多少来自某一个输入。', 'How much of the spread of a result comes from one input.'),
  term('sroi', '社会投资回报率', 'social return on investment', '现值除以投入。投入未知时写“未知”，从不写零。', 'Present value divided by investment. Where the investment is unknown it says so, never zero.'),
  term('double-materiality', '双重重要性', 'double materiality', '既看公司对世界的影响，也看世界对公司的影响。', 'Looking both at what the company does to the world and at what the world does to the company.'),
  term('imputation', '插补赋值', 'imputation', '用同行数据替代缺失的数。本库逐格标明。', 'Filling a missing figure from peers. Every such cell is marked.'),
  term('evidence-grade', '证据等级', 'evidence grade', 'A：经审计、官方登记或同行评审；B：独立发布者自己的发现；C：企业自述，媒体转述也算。', 'A: audited, official register or peer-reviewed. B: an independent publisher’s own finding. C: the organisation’s claim, also when media restate it.'),
  term('locator', '出处位置', 'locator', '证据在来源中的章节、页码或表号。', 'Where in a source the evidence stands: section, page or table.'),
  term('entry', '参评项目', 'entry', '提交给奖项评审的项目。', 'A project submitted to an award.'),
  term('judge', '评委', 'judge', '为参评项目打分的人。', 'A person who scores entries.'),
  term('stage', '评审轮次', 'stage', '初筛、打分、投票等先后环节之一。', 'One step of an award: screening, scoring, voting.'),
  term('conflict-of-interest', '回避', 'recusal, conflict of interest', '评委与参评项目有关联时不参与该项目的评审。', 'A judge with a tie to an entry does not take part in judging it.'),
  term('severity', '严宽度', 'severity', '一位评委比其他评委严多少或宽多少。', 'How much stricter or milder one judge is than the others.'),
  term('public-notice', '公示', 'public notice period', '结果生效前公开征求异议的期间。', 'The time before a result is final in which anyone may object.'),
] // prettier-ignore
