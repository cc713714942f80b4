import { fold } from './fold.ts'

/**
 * Words that readers and documents use for the same thing. A word of a query that is one of a group also finds the
 * others; a word inside a longer one does not, because the longer one says what is meant.
 */
const GROUPS: readonly (readonly string[])[] = [
  ['SROI', '社会投资回报', '社会投资回报率', 'social return on investment'],
  ['双碳', '碳达峰', '碳中和', 'carbon neutrality', 'carbon neutral'],
  ['ESG', '环境、社会和治理', '环境、社会和公司治理', '环境社会治理'],
  ['CSR', '企业社会责任', 'corporate social responsibility'],
  ['SDG', '可持续发展目标', 'sustainable development goal'],
  ['NGO', '非政府组织', '社会组织', '公益组织', 'nonprofit', 'non-profit'],
  ['二氧化碳当量', 'CO2e', 'CO₂e'],
  ['温室气体', 'GHG', 'greenhouse gas'],
  ['反事实', '无谓损失', 'deadweight', 'counterfactual'],
  ['老年人', '老人', '老龄', '养老', '长者', '银发', 'ageing', 'aging', 'older people', 'elderly'],
  ['寻人', '找人', '走失', 'missing people', 'missing person'],
  ['残障', '残疾', '残障人士', '残疾人', 'disability', 'disabilities', 'disabled'],
  ['无障碍', 'accessibility', 'accessible', 'barrier-free'],
  ['孤独症', '自闭症', 'autism'],
  ['塑料餐盒', '一次性餐盒', 'food box'],
  ['盲人', '视障', '视力障碍', 'blind', 'visually impaired'],
  ['志愿者', '义工', 'volunteer', 'volunteers'],
  ['乡村', '农村', 'rural'],
  ['净价值', 'net value'],
  ['低碳', '减碳', '减排', 'low-carbon', 'emission reduction'],
]

const byWord = new Map<string, readonly string[]>()
for (const group of GROUPS) {
  const folded = [...new Set(group.map(fold))]
  for (const word of folded) {
    if (byWord.has(word)) throw new Error(`"${word}" stands in two groups of synonyms`)
    byWord.set(word, folded)
  }
}

/** Other words for a folded word; empty where the table has none. */
export function synonymsOf(word: string): readonly string[] {
  return (byWord.get(word) ?? []).filter((other) => other !== word)
}
