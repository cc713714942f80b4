import type { AwardEventKind } from '#scoring/award/event.ts'
import type { LocalText } from '#scoring/facts.ts'

/** What happened in an award, event by event, in a few words; whom it is about stands beside them. */
export const EVENTS = {
  rules: { 'zh-CN': '封存规则', en: 'rules sealed' },
  entry: { 'zh-CN': '项目参评或更新', en: 'an entry, or another revision of it' },
  'entry.eligible': { 'zh-CN': '资格审查', en: 'eligibility of an entry' },
  'entry.withdraw': { 'zh-CN': '项目撤回', en: 'an entry withdrawn' },
  'entry.same': { 'zh-CN': '查重认定', en: 'whether two entries are the same project' },
  judge: { 'zh-CN': '评委加入', en: 'a judge joins' },
  'judge.remove': { 'zh-CN': '评委移出', en: 'a judge removed' },
  'judge.restore': { 'zh-CN': '评委恢复', en: 'a judge brought back' },
  'judge.pledge': { 'zh-CN': '登记纸质承诺书', en: 'a pledge on paper recorded' },
  reading: { 'zh-CN': '分配评审', en: 'a reading given' },
  'reading.remove': { 'zh-CN': '收回评审', en: 'a reading taken back' },
  recuse: { 'zh-CN': '评委回避', en: 'a judge stands aside' },
  'recuse.lift': { 'zh-CN': '解除回避', en: 'a judge no longer stands aside' },
  sheet: { 'zh-CN': '评分表', en: 'a sheet' },
  vote: { 'zh-CN': '投票', en: 'a vote' },
  ballot: { 'zh-CN': '无记名表决计票', en: 'a secret ballot as counted' },
  deliberation: { 'zh-CN': '封存初评，开始合议', en: 'first scores sealed for a deliberation' },
  'stage.close': { 'zh-CN': '轮次结束', en: 'a stage closed' },
  lots: { 'zh-CN': '抽签', en: 'lots drawn' },
  veto: { 'zh-CN': '一票否决', en: 'a veto' },
  'veto.lift': { 'zh-CN': '解除否决', en: 'a veto lifted' },
  freeze: { 'zh-CN': '冻结评分', en: 'scores frozen' },
  notice: { 'zh-CN': '公示', en: 'public notice' },
  objection: { 'zh-CN': '异议', en: 'an objection' },
  'objection.answer': { 'zh-CN': '答复异议', en: 'an objection answered' },
  final: { 'zh-CN': '定为最终结果', en: 'the result made final' },
} as const satisfies Readonly<Record<AwardEventKind, LocalText>>
