/** Words of a judge's pages, but for those of the sheet itself. */
export const JUDGE = {
  nav: { 'zh-CN': '评委', en: 'Judge' },
  queue: { 'zh-CN': '待评项目', en: 'Your entries' },
  overview: { 'zh-CN': '我的评分', en: 'Your scores' },
  meeting: { 'zh-CN': '合议', en: 'Meeting' },
  paper: { 'zh-CN': '纸质评分', en: 'Sheets on paper' },
  timetable: { 'zh-CN': '答辩时间', en: 'Presentations' },
  interests: { 'zh-CN': '利益关系与回避', en: 'Interests' },
  expertise: { 'zh-CN': '熟悉的领域', en: 'What you know well' },
  pledge: { 'zh-CN': '评审承诺书', en: 'Pledge' },
  chair: { 'zh-CN': '重新开放评分表', en: 'Open a sheet again' },
  rules: { 'zh-CN': '评审规则', en: 'Rules' },
  rehearsal: {
    'zh-CN': '演练：分数都是编造的，与任何真实项目无关。',
    en: 'Rehearsal: made-up scores, of no real entry.',
  },
  notSeated: {
    'zh-CN': '您在这个奖项里有评审的权限，但不在评委名单上，所以没有要评的项目。请联系评奖办公室。',
    en: 'You may judge in this award, but you are not on its list of judges, so there is nothing for you to read. Ask the award office.',
  },
  removed: {
    'zh-CN': '评奖办公室已结束您在这个奖项的评审。您提交过的评分都还在，只是暂不计入；恢复后会重新计入。',
    en: 'The award office has ended your part in this award. What you submitted is kept and not counted; it counts again if you are brought back.',
  },
  notOpen: {
    'zh-CN': '奖项还没有开始评审。开始后，要评的项目会列在这里。',
    en: 'Judging has not begun. Once it has, your entries stand here.',
  },
  frozen: {
    'zh-CN': '评审已经结束，分数不再改动。您的评分仍可查看。',
    en: 'Judging is over and scores change no more. You can still read yours.',
  },

  // 承诺书
  pledgeLead: {
    'zh-CN': '先签承诺书，再申报利益关系，然后才能看到项目。',
    en: 'First the pledge, then your interests; after that the entries open.',
  },
  pledgeAgree: { 'zh-CN': '我已读过，愿意遵守。', en: 'I have read this and will keep to it.' },
  pledgeSign: { 'zh-CN': '签署', en: 'Sign' },
  pledgeSignedAt: { 'zh-CN': '您已签署：', en: 'You signed this on ' },
  pledgePaper: { 'zh-CN': '您于 {day} 签署了纸质承诺书。', en: 'You signed this on paper on {day}.' },
  pledgePaperRecorded: { 'zh-CN': '评奖办公室登记于 {at}。', en: 'Recorded by the award office on {at}.' },
  pledgePaperWrong: {
    'zh-CN': '您没有签过？请告诉评奖办公室。',
    en: 'You have not signed it? Tell the award office.',
  },
  pledgeDigestNow: { 'zh-CN': '本文摘要（SHA-256）', en: 'Digest of this text (SHA-256)' },
  pledgeDigest: { 'zh-CN': '所签文本的摘要（SHA-256）', en: 'Digest of the text you signed (SHA-256)' },
  pledgeWho: { 'zh-CN': '签署人：{name}', en: 'You sign as {name}.' },
  clock: { 'zh-CN': '时间按{zone}。', en: 'Times are those of {zone}.' },

  // 利益关系
  interestsLead: {
    'zh-CN': '勾选与您有利益关系的单位。您不会评它们的项目，也看不到关于它们的任何内容。',
    en: 'Tick each organisation you have an interest in. You will not judge its entries or be shown anything about them.',
  },
  interestsFirst: { 'zh-CN': '申报之后才能看到项目。', en: 'The entries open after this.' },
  interestsBlind: {
    'zh-CN': '这一评审是匿名的：这里只列出参评单位，不说明哪个项目属于谁。',
    en: 'Entries are judged without names: this list says who takes part and not whose entry is which.',
  },
  interestsWhat: {
    'zh-CN':
      '利益关系包括：您现在或三年内曾在该单位任职；该单位是您的合作方、客户或资助方；亲属在该单位任职；您参与过这个项目；您与它有竞争关系；其他可能影响判断的情形。',
    en: 'An interest is: you work or worked there within three years; it is a partner, client or funder of yours; a relative works there; you had a part in the project; you compete with it; or anything else that could sway you.',
  },
  interestsNone: { 'zh-CN': '还没有参评项目可以申报。', en: 'There are no entries yet to declare on.' },
  interestsFilter: { 'zh-CN': '参评单位（{count} 家）', en: 'Organisations taking part ({count})' },
  interestsSubmit: { 'zh-CN': '申报并继续', en: 'Declare and go on' },
  interestsNothing: {
    'zh-CN': '一家都没有勾选时，就是声明：据我所知，与以上单位都没有利益关系。',
    en: 'With none ticked you declare: to my knowledge I have no interest in any of them.',
  },
  interestsFound: { 'zh-CN': '已由系统发现', en: 'found by this site' },
  interestsOffice: { 'zh-CN': '由评奖办公室登记', en: 'entered by the office' },
  interestsOwn: { 'zh-CN': '您已申报', en: 'declared by you' },
  interestsWords: { 'zh-CN': '说明（选“其他”时必填）', en: 'In a sentence (needed for “something else”)' },
  interestsIsNew: { 'zh-CN': '新', en: 'new' },
  interestsNew: {
    'zh-CN': '您申报之后又来了新的参评项目，标着“新”。请先看一遍，它们才会列入待评。',
    en: 'Entries have come since you declared; their organisations are marked as new. Look through them, and they join your entries.',
  },
  interestsNothingMore: {
    'zh-CN': '不勾选就提交，表示与新来的单位没有利益关系。',
    en: 'With none ticked you declare that you have no interest in those that are new.',
  },
  interestsKind: { 'zh-CN': '关系', en: 'Kind' },
  interestsDeclaredAt: { 'zh-CN': '您申报的时间：', en: 'You declared on ' },
  interestsLater: {
    'zh-CN': '之后又想到的，可以在这里补充。撤销要找评奖办公室，并说明理由。',
    en: 'You can add what you think of later. To lift one, ask the award office and give a reason.',
  },
  interestsAdd: { 'zh-CN': '补充申报', en: 'Add to the declaration' },
  interestsStands: {
    'zh-CN': '您回避的项目',
    en: 'Entries you stand aside from',
  },
  'interest.employer': { 'zh-CN': '任职或曾任职', en: 'employment, now or earlier' },
  'interest.partner': { 'zh-CN': '合作方、客户或资助方', en: 'partner, client or funder' },
  'interest.family': { 'zh-CN': '亲属在该单位', en: 'a relative works there' },
  'interest.money': { 'zh-CN': '持股或其他经济利益', en: 'shares or other money' },
  'interest.rival': { 'zh-CN': '竞争关系', en: 'competition' },
  'interest.author': { 'zh-CN': '参与过这个项目', en: 'a part in the project' },
  'interest.entrant': { 'zh-CN': '本人提交了参评材料', en: 'you handed in the entry' },
  'interest.other': { 'zh-CN': '其他', en: 'something else' },

  // 熟悉的领域
  expertiseLead: {
    'zh-CN': '勾选您熟悉的类别和议题。分配项目时，在各位评委数量相当的前提下，优先把您熟悉的分给您。都不勾选也可以。',
    en: 'Tick the categories and issues you know well. Where loads are even, plans give you what you know before what you do not. You can leave all of them empty.',
  },
  expertiseFirst: {
    'zh-CN': '最后一步：写明熟悉的领域，然后就是待评项目。',
    en: 'Last step: say what you know well; then your entries.',
  },
  expertiseCategories: { 'zh-CN': '类别', en: 'Categories' },
  expertiseIssues: { 'zh-CN': '社会议题', en: 'Social issues' },
  expertiseSave: { 'zh-CN': '保存', en: 'Save' },
  expertiseSaveFirst: { 'zh-CN': '保存并去评审', en: 'Save and go to your entries' },
  expertiseSaved: { 'zh-CN': '已保存。之后的分配方案会用到。', en: 'Saved. Plans made from now on will use it.' },
  // 待评
  queueEmpty: {
    'zh-CN': '现在没有分给您的项目。分到后会列在这里。',
    en: 'Nothing is assigned to you at the moment. It will stand here once it is.',
  },
  stageOpens: { 'zh-CN': '开始：', en: 'Opens ' },
  stageCloses: { 'zh-CN': '截止：', en: 'Closes ' },
  stageWaits: {
    'zh-CN': '上一轮还没有结束，结束后才知道哪些项目进入这一轮。',
    en: 'The stage before is not closed yet: which entries are in this one is known then.',
  },
  stageClosed: { 'zh-CN': '已截止：', en: 'Closed ' },
  stageClosedEarly: { 'zh-CN': '已结束，原定截止 ', en: 'Closed early; it was to close ' },
  stageNotHere: {
    'zh-CN': '这一轮不在网上打分，由评奖办公室在会上组织。',
    en: 'This stage is not scored here: the office holds it in a meeting.',
  },
  stageChoices: {
    'zh-CN': '每个组别最多选 {choices} 个。只需对要选的项目点“通过”。',
    en: 'Choose {choices} in each category at most: say yes to those you choose, and nothing to the others.',
  },
  calibrationFirst: {
    'zh-CN': '先试评 {all} 个校准案例（已完成 {done} 个），项目随后打开。试评不计入任何结果。',
    en: 'First score {all} calibration cases ({done} done); then your entries open. They count for nothing.',
  },
  calibrationOffered: {
    'zh-CN': '校准案例：{all} 个，已完成 {done} 个。试评不计入任何结果。',
    en: 'Calibration cases: {done} of {all} done. They count for nothing.',
  },
  calibrationNone: {
    'zh-CN': '规则要求先试评校准案例，办公室还没有选好。选好之后列在这里，项目随后打开。',
    en: 'The rules want calibration cases scored first, and the office has not chosen them yet. They will stand here; then your entries open.',
  },
  calibrationBegin: { 'zh-CN': '开始试评', en: 'Begin with the first case' },
  calibrationGoOn: { 'zh-CN': '接着试评', en: 'Go on with the next case' },
  calibrationAgain: { 'zh-CN': '再看对照', en: 'Look at the comparison again' },
  recusedDone: {
    'zh-CN': '已登记您的回避。您不再评那个项目。',
    en: 'You stand aside now. That entry is no longer yours to judge.',
  },
  unasked: {
    'zh-CN': '您申报利益关系之后来了 {count} 个新项目，要先问过您才会打开。',
    en: 'Entries that came since you declared your interests: {count}. They open once you have looked through them.',
  },
  unaskedLink: { 'zh-CN': '去看', en: 'Look through them' },
  beginWith: { 'zh-CN': '开始评：{title}', en: 'Begin with {title}' },
  stageJudges: { 'zh-CN': '本轮评委：{names}', en: 'Judges of this stage: {names}' },
  stageProgress: { 'zh-CN': '已提交 {done} / {all}', en: '{done} of {all} submitted' },
  goOn: { 'zh-CN': '接着评：{title}', en: 'Go on with {title}' },
  allDone: { 'zh-CN': '这一轮的项目您都评完了，谢谢。', en: 'You have submitted everything of this stage. Thank you.' },
  heads: { 'zh-CN': '项目', en: 'Entry' },
  headCategory: { 'zh-CN': '组别', en: 'Category' },
  headState: { 'zh-CN': '状态', en: 'State' },
  'state.new': { 'zh-CN': '未开始', en: 'not begun' },
  'state.draft': { 'zh-CN': '草稿（{done}/{all}）', en: 'draft ({done} of {all})' },
  'state.draftOnly': { 'zh-CN': '草稿', en: 'draft' },
  'state.submitted': { 'zh-CN': '已提交', en: 'submitted' },
  'state.stale': { 'zh-CN': '项目有新版本，请再看', en: 'entry revised: look again' },

  // 我的评分
  overviewLead: {
    'zh-CN': '这里是您评过的全部项目，提交前后都可以对照着看，前后尺度是否一致。',
    en: 'All that you have scored, side by side, so that you can see whether you kept to one scale.',
  },
  overviewNone: { 'zh-CN': '您还没有打过分。', en: 'You have not scored anything yet.' },
  overviewAnswer: { 'zh-CN': '意见', en: 'Answer' },
  overviewMean: { 'zh-CN': '加权平均', en: 'Weighted mean' },
  overviewMax: { 'zh-CN': '满分 {max}', en: 'at most {max}' },
  overviewMissing: { 'zh-CN': '未评', en: 'none' },
  overviewDraft: { 'zh-CN': '草稿', en: 'draft' },
  overviewMeanWhat: {
    'zh-CN': '加权平均只按已评的标准折算；未评的不算 0 分。',
    en: 'The mean is of the criteria you answered, by their weights; what is missing is not a 0.',
  },
  overviewLacks: { 'zh-CN': '草稿，还缺 {count} 处', en: 'draft, {count} missing' },
  overviewReady: { 'zh-CN': '草稿，可以提交', en: 'draft, ready to submit' },
  headSubmit: { 'zh-CN': '提交', en: 'Submit' },
  submitOne: { 'zh-CN': '提交“{title}”', en: 'Submit “{title}”' },
  submitChosen: { 'zh-CN': '提交勾选的草稿', en: 'Submit the ticked drafts' },
  submitChosenWhat: {
    'zh-CN': '对照过尺度之后，可以在这里一次提交：按您看到的样子提交，之后还可以改一段时间。',
    en: 'Once you have compared them you can submit them here in one go, as you see them; they can be changed for a while after that.',
  },
  submittedOne: { 'zh-CN': '已提交 1 份。', en: 'One sheet submitted.' },
  submittedMany: { 'zh-CN': '已提交 {count} 份。', en: '{count} sheets submitted.' },
  'answer.yes': { 'zh-CN': '通过', en: 'Yes' },
  'answer.no': { 'zh-CN': '不通过', en: 'No' },
} as const

/**
 * 评审承诺书. What a judge signs is kept by the digest of the text in the language it was signed in, so a changed sentence
 * is another pledge.
 */
export const PLEDGE = {
  'zh-CN': [
    '我以个人身份参加评审，只根据参评材料和公布的标准打分，对每一分负责。',
    '我如实申报与参评单位的利益关系；有利益关系的项目，我不评、不议、不打听。',
    '在结果公布之前，我不向任何人透露参评材料、自己和他人的评分以及讨论的内容。',
    '我不接受参评单位的礼品、宴请、报酬，也不接受任何人对评分的请托；遇到请托，我会告诉评奖办公室。',
    '我不让别人代我评审，也不把账号借给别人，不用未经评奖办公室同意的工具处理参评材料。',
    '我知道每次提交和改动都有记录，记录只增不改，供复核使用。',
  ],
  en: [
    'I judge as myself, by the material of the entries and the published criteria alone, and answer for every score.',
    'I declare truthfully what interests I have in those who take part. Where I have one I do not score, discuss or ask.',
    'Until results are published I tell nobody what is in the entries, what I or others gave, or what was discussed.',
    'I take no gift, meal or money from those who take part, and no request about a score from anybody; if one is made, I tell the award office.',
    'Nobody judges in my place and nobody uses my account; I put no entry into a tool to which the award office has not agreed.',
    'I know that every submission and change is recorded, that the record is only added to, and that it serves for review.',
  ],
} as const
