import type { LocalText } from '#scoring/facts.ts'

export interface MethodText {
  readonly id: string
  readonly name: LocalText
  readonly measures: LocalText
  readonly published: readonly LocalText[]
  readonly ours: readonly LocalText[]
  readonly bias: readonly LocalText[]
}

const text = (chinese: string, english: string): LocalText => ({ 'zh-CN': chinese, en: english })

/** What readers must know of the two methods: what is published, what is ours, and where each is known to mislead. */
export const METHODS: readonly MethodText[] = [
  {
    id: 'svii/1',
    name: text('社会价值影响力指数', 'Social value impact index'),
    measures: text(
      '项目组织得怎样、公开得怎样。不衡量成效。',
      'How a project is organised and disclosed. It does not measure outcomes.',
    ),
    published: [
      text(
        '指数名称、四个维度和 14 项指标的名称，见南方周末 2024 年 7 月的《互联网企业社会创新观察报告》，指数由中国社会科学院社会学研究所开发。',
        'The name, the four dimensions and the names of the 14 indicators, in Southern Weekly’s report on social innovation of internet companies (July 2024). The index was developed at the Institute of Sociology of the Chinese Academy of Social Sciences.',
      ),
    ],
    ours: [
      text(
        '指标归入维度的方式（3、5、3、3 项）是从一张合并单元格的表格推断的。',
        'How the indicators fall into dimensions (3, 5, 3, 3) is inferred from a table with merged cells.',
      ),
      text(
        '四级文字描述、权重（每个维度 25%，维度内均分）和全部得分。没有找到公开的评分规则。',
        'The four written levels, the weights (25% a dimension, equal inside) and every score. No published scoring rules were found.',
      ),
      text(
        '执行、财务、传播各项由有证据的事实按规则推出，标为“待确认”；使命三项由人判定，只有确认后才计分。',
        'Execution, finance and communication are derived by rule from facts with evidence and marked “proposed”. The three mission indicators are judged and count only once confirmed.',
      ),
      text(
        '下限取每项最低等级，上限取最高等级，上限减下限等于 100 ×（1 − 覆盖率）。名次只看确定的事：一个案例的下限高于另一个的上限，才算在前。',
        'The lower bound takes each indicator at its lowest level, the upper at its highest; the difference is 100 × (1 − coverage). Ranks use only what is certain: a case stands before another when its lower bound exceeds the other’s upper bound.',
      ),
      text(
        '覆盖率不足 60%，或任一维度不足三分之一，不给名次。',
        'No rank below 60% coverage overall or a third in any dimension.',
      ),
    ],
    bias: [
      text(
        '偏爱存续久、铺得广、传播多的项目；短而深的项目得分偏低。',
        'It rewards age, breadth and publicity; a short and deep project scores low.',
      ),
      text(
        '只看公开材料。做得好而说得少的项目会得到很宽的区间。',
        'It sees only what is public. A project that does much and says little gets a wide interval.',
      ),
      text(
        '等级目前由一人判定，换一个人会不会判得一样，还不知道。',
        'The levels were judged by one person; whether a second would judge the same is not known yet.',
      ),
    ],
  },
  {
    id: 'nv/1',
    name: text('ESG 净价值', 'ESG net value'),
    measures: text(
      '项目改变了什么，按 2023 年人民币计；定不了价的逐项登记。',
      'What a project changed, in yuan of 2023, with a register of everything that was not priced.',
    ),
    published: [
      text(
        '净价值的算式与“收益减损害”的报表思路见《中国上市公司 ESG 价值核算报告 2024》；无谓损失、替代、归因、衰减是社会投资回报分析的通行扣除。',
        'The equation and the idea of a statement of benefits minus harms follow the 2024 report on ESG value accounting of Chinese listed companies; deadweight, displacement, attribution and drop-off are the usual deductions of SROI analysis.',
      ),
      text(
        '因子取自法规、市场价格、统计与期刊，逐条注明出处。',
        'Factors come from statutes, market prices, statistics and journals, each with its source.',
      ),
    ],
    ours: [
      text(
        '第一年价值 V₁ = 数量 × 价格 ×（1 − 无谓损失）×（1 − 替代）×（1 − 他人份额）。累计数量只在截止日计一次；只有年度数据才逐年计算并贴现（基准 6%，另示 3.5% 与 8%）。',
        'First-year value V₁ = quantity × price × (1 − deadweight) × (1 − displacement) × (1 − share of others). A cumulative quantity is valued once at its date; only annual rows run over time and are discounted (6%, with 3.5% and 8% shown).',
      ),
      text(
        '状态分四种：已定价、上下限、情景、未定价。扣除比例未知时取零到一，画成没有中心的横条，不当作概率分布。',
        'Four statuses: priced, bounded, scenario, not priced. An unknown deduction ranges over the whole of 0 to 1 and is drawn as a bar without a centre, never as a distribution.',
      ),
      text(
        '碳价是选择，不是误差：先给吨数，再并列全国碳市场年均价（下限）与美国环保署 2% 贴现率的损害估计。',
        'The carbon price is a choice, not an error: tonnes first, then China’s carbon market (a floor) and the US EPA damage estimate at 2% side by side.',
      ),
      text(
        '外币先按价格年份的世界银行年均汇率换成人民币，再用中国居民消费价格指数折到 2023 年；缺一年就拒绝换算。',
        'Foreign prices are converted at the World Bank’s mean rate of the price year, then moved to 2023 with China’s consumer prices; where a year is missing, the conversion is refused.',
      ),
      text(
        '捐赠、销售额与补贴是投入，不是成效。损害未查之前只写“仅含收益”。投入未知时不给投资回报率。',
        'Donations, sales and subsidies are inputs. While harms have not been looked for, only “benefits only” is printed. No return is given where the investment is unknown.',
      ),
    ],
    bias: [
      text(
        '能数、有价的改变才进得来，尊严、团聚、信任进不来：数字小不等于价值小。',
        'Only what can be counted and has a price gets in; dignity, reunion and trust do not. A small figure is not a small value.',
      ),
      text(
        '以成本代价值的因子（第 3 类）看不出浪费。',
        'Factors that take cost as value (class 3) can never show waste.',
      ),
      text(
        '多数数量出自企业自述，页面写明其份额。',
        'Most quantities are the organisations’ own claims; each page states the share.',
      ),
    ],
  },
]
