import type { LocalText } from '#scoring/facts.ts'

/** Why something was not done at the meeting of a jury, by the code of the service. */
export const MEETING_PROBLEMS = {
  'meeting-kind': {
    'zh-CN': '这一轮没有合议，也没有无记名投票。',
    en: 'There is no deliberation and no ballot in this stage.',
  },
  'meeting-not-in': {
    'zh-CN': '请先签署承诺书并申报利益关系。',
    en: 'Sign the pledge and declare your interests first.',
  },
  'meeting-aside': {
    'zh-CN': '您要回避这个项目，请由别人主持。什么也没有改动。',
    en: 'You stand aside from this entry, so somebody else has to lead here. Nothing was changed.',
  },
  'meeting-scores-missing': {
    'zh-CN': '这个项目的首轮评分还没有交齐，打分也没有截止，所以还不能开放合议。',
    en: 'Not all first scores of this entry are in and scoring is not over, so its deliberation cannot open yet.',
  },
  'meeting-reason': {
    'zh-CN': '这个项目已经开放合议，改评分要写理由。',
    en: 'This entry is being deliberated, so a changed sheet has to say why.',
  },
  'meeting-nobody': {
    'zh-CN': '请先登记到会的评委。',
    en: 'Note first which judges are present.',
  },
  'meeting-post-gone': { 'zh-CN': '没有这条发言，或不是您说的。', en: 'There is no such contribution of yours.' },
  'meeting-post-late': {
    'zh-CN': '发言 15 分钟之后不能再更正。您写的还在下面；需要的话，请作为新的发言发表。',
    en: 'After 15 minutes words can no longer be corrected. What you wrote is below: if it is needed, say it anew.',
  },
  'ballots-open': {
    'zh-CN': '还有没结束的无记名投票。请先计票或结束投票，再结束这一轮。',
    en: 'A secret ballot is still open. Count or end it before the stage is closed.',
  },
  'freeze-ballots-open': {
    'zh-CN': '还有没结束的无记名投票。请先到合议页面计票或结束投票，再冻结评分。',
    en: 'A secret ballot is still open. Count or end it on the page of the meeting before scores are frozen.',
  },
  'ballot-none': { 'zh-CN': '请至少选一个项目。', en: 'Choose at least one entry.' },
  'ballot-running': { 'zh-CN': '{entry} 正在投票。', en: 'A ballot on {entry} is running already.' },
  'ballot-again': {
    'zh-CN': '{entry} 已经投过票。再投一次要说明理由。',
    en: 'There was a ballot on {entry} already. Say why there is another one.',
  },
  'ballot-too-few': {
    'zh-CN': '{entry}：每个评委组要有 {fewest} 位到会且不回避的评委投票，否则从计票就能看出谁怎么投。什么也没有改动。',
    en: '{entry}: each group needs {fewest} judges who are present and not in conflict, or the count would tell how somebody voted. Nothing was changed.',
  },
  'ballot-gone': {
    'zh-CN': '这次投票已经结束，或者不由您投：没有投出任何一票。您选的还在下面。',
    en: 'This ballot is over or is not yours to vote in, so none of your papers was cast. What you chose is still below.',
  },
  'ballot-void': {
    'zh-CN': '{entry} 已不再参加这一轮，对它的投票作废：这一次一票也没有投出。其余的请再投一次。',
    en: '{entry} takes part in this stage no more, so its ballot is void, and none of your papers was cast. Cast the others once more.',
  },
  'ballot-entry-gone': {
    'zh-CN': '{entry} 已不再参加这一轮（撤回、资格审查不通过，或没有晋级），所以不能计票。请不计票结束这次投票。',
    en: '{entry} takes part in this stage no more: it was withdrawn, kept out, or did not go on. So its ballot is not counted; end it without a count.',
  },
  'ballot-voted': {
    'zh-CN': '{entry}：您已经投过，一人一票。这一次一票也没有投出。',
    en: '{entry}: you have voted already, and there is one paper for each. Nothing was cast this time.',
  },
  'ballot-choice': { 'zh-CN': '请选择赞成、反对或弃权。', en: 'Choose yes, no or abstain.' },
  'ballot-spoilt': {
    'zh-CN': '{entry}：有人投票之后要回避或被移出，他的票已经分不出来，所以这次不能计票。请结束这次投票，再投一次。',
    en: '{entry}: somebody who voted stands aside or was removed since, and their paper can no longer be told apart. End this ballot without a count and hold another one.',
  },
  'ballot-no-quorum': {
    'zh-CN': '还没到法定人数：应到 {entitled} 人，需要 {needed} 人投票，已投 {papers} 张。',
    en: 'There is no quorum yet: of {entitled} entitled, {needed} have to vote and {papers} have.',
  },
} as const satisfies Readonly<Record<string, LocalText>>
