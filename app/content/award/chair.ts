/** Words of the page on which a chair opens submitted sheets again. */
export const CHAIR = {
  title: { 'zh-CN': '重新开放评分表', en: 'Open a sheet again' },
  lead: {
    'zh-CN':
      '评委提交半小时后，自己就不能再改了。确有必要时，您可以说明理由，把一张评分表重新开放给这位评委 24 小时（不超过本轮截止）。原来的评分一直有效，直到评委重新提交。这里不显示分数；您回避的项目也不在其中。',
    en: 'Half an hour after submitting, judges cannot change a sheet by themselves. Where there is need you can open it for its judge again, with a reason, for 24 hours and no longer than the stage. What was submitted stays in force until the judge submits again. No scores are shown here, and nothing of entries you stand aside from.',
  },
  toMeeting: { 'zh-CN': '合议', en: 'Meeting' },
  toMeetingWithBallots: { 'zh-CN': '合议与无记名投票', en: 'Meeting and secret ballots' },
  notOpen: {
    'zh-CN': '现在没有正在打分的轮次，评分表不能重新开放。',
    en: 'No stage with scores is open, so no sheet can be opened again.',
  },
  none: { 'zh-CN': '还没有人提交评分表。', en: 'Nobody has submitted a sheet yet.' },
  submitted: { 'zh-CN': '已提交 {count} 张', en: '{count} submitted' },
  sheetsOf: { 'zh-CN': '{name}的评分表', en: 'Sheets of {name}' },
  stage: { 'zh-CN': '轮次', en: 'Stage' },
  submittedAt: { 'zh-CN': '提交时间', en: 'Submitted' },
  open: { 'zh-CN': '重新开放', en: 'Open again' },
  openUntil: { 'zh-CN': '开放到', en: 'Open until' },
  reason: { 'zh-CN': '理由', en: 'Reason' },
  opened: {
    'zh-CN': '已重新开放。请告诉这位评委。',
    en: 'The sheet is open again. Tell its judge.',
  },
} as const
