import type { LocalText } from '#scoring/facts.ts'

/** The page of a rehearsal, and what stands above every other page in it. */
export const REHEARSAL = {
  title: { 'zh-CN': '演练', en: 'Rehearsal' },
  toSteps: { 'zh-CN': '演练的步骤', en: 'The steps of the rehearsal' },
  sits: { 'zh-CN': '您坐在 {name} 的席位上。', en: 'You sit as {name}.' },
  sitsEnd: { 'zh-CN': '换席位，或离开', en: 'Change seats, or get up' },

  lead: {
    'zh-CN':
      '开评之前，把评审从头走到尾：待评列表、评分表、合议与投票、结果、公示、异议、最终结果。项目只有编号，评委和评分都由种子编造，与任何真实项目无关；不发邮件，外人看不到，可以一键丢弃。',
    en: 'Walk the whole way before the award opens: queue, sheet, meeting and ballots, result, public notice, objection, final result. Entries are numbers, judges and scores are made up from a seed and say nothing about any real entry. No mail is sent, nobody outside sees it, and it is thrown away with one click.',
  },
  most: {
    'zh-CN': '参评项目超过 {most} 个时，演练取前 {most} 个。',
    en: 'Of more than {most} entries a rehearsal takes the first {most}.',
  },
  begin: { 'zh-CN': '开始演练', en: 'Begin a rehearsal' },
  seed: { 'zh-CN': '种子（同样的种子得到同样的演练）', en: 'Seed (the same seed gives the same rehearsal)' },
  howFar: { 'zh-CN': '从哪里开始', en: 'Where it begins' },
  'howFar.open': {
    'zh-CN': '第一轮开放评审，还没有任何评分',
    en: 'The first stage is open and nothing is scored',
  },
  'howFar.scored': {
    'zh-CN': '各轮都已评完并关闭，直接看结果',
    en: 'Every stage is scored and closed: straight to the result',
  },
  there: { 'zh-CN': '已有一个演练。', en: 'There is a rehearsal.' },
  seeThere: { 'zh-CN': '去演练', en: 'Go to it' },
  tooLate: {
    'zh-CN': '评分已经冻结，不再需要演练。',
    en: 'Scores are frozen: there is nothing left to rehearse.',
  },

  making: { 'zh-CN': '正在建演练……', en: 'The rehearsal is being made …' },
  scoring: { 'zh-CN': '虚拟评委正在评“{stage}”……', en: 'The made-up judges are scoring “{stage}” …' },
  far: { 'zh-CN': '已写 {done} 份，共 {of} 份', en: '{done} of {of} written' },
  reload: { 'zh-CN': '刷新', en: 'Reload' },

  'did.made': { 'zh-CN': '演练已建好。', en: 'The rehearsal is ready.' },
  'did.given': {
    'zh-CN': '虚拟评委评过了，交了多少见下面的数字。',
    en: 'The made-up judges have scored: the numbers below say how many sheets are in.',
  },
  seatKeeps: { 'zh-CN': '离开席位就能看到。', en: 'Get up from your seat to see it.' },
  'did.voted': { 'zh-CN': '虚拟评委已投票。', en: 'The made-up judges have voted.' },
  'did.up': { 'zh-CN': '您已离开席位，那里又是虚拟评委。', en: 'You got up; the seat is a made-up judge’s again.' },
  'did.objected': { 'zh-CN': '收到一份编造的异议。', en: 'A made-up objection has come in.' },

  of: { 'zh-CN': '演练的是：', en: 'A rehearsal of ' },
  seedIs: { 'zh-CN': '种子 {seed}', en: 'seed {seed}' },
  calendar: {
    'zh-CN': '各轮现在就开放，前一轮关闭之后轮到下一轮；公示期不必等满。其余规则与真实奖项一样。',
    en: 'Each stage is open as soon as the one before it is closed, and nobody has to wait for the days of the notice. All other rules are those of the award.',
  },

  way: { 'zh-CN': '一步一步走', en: 'Step by step' },
  stages: { 'zh-CN': '轮次', en: 'Stages' },
  stage: { 'zh-CN': '轮次', en: 'Stage' },
  where: { 'zh-CN': '状态', en: 'State' },
  given: { 'zh-CN': '已交', en: 'Given' },
  'is.closed': { 'zh-CN': '已关闭', en: 'closed' },
  'is.open': { 'zh-CN': '正在评审', en: 'open' },
  'is.later': { 'zh-CN': '等前一轮', en: 'waits' },
  ofReadings: { 'zh-CN': '{given} / {readings}', en: '{given} of {readings}' },
  inMeeting: { 'zh-CN': '在合议时投票', en: 'by ballot at the meeting' },

  judgeStep: { 'zh-CN': '坐上评委席，看待评列表，填评分表', en: 'Take a judge’s seat, see the queue, fill in a sheet' },
  judgeWhat: {
    'zh-CN':
      '坐上之后，评委的各页对您开放，可以真的填写和提交；审计里记的是您本人。在座时，办公页面像对待任何评委一样不给您看评分。真实奖项里没有这回事。',
    en: 'The pages of judges open to you and what you write there counts in the rehearsal; the audit names you. While you sit, the pages of the office keep scores from you, as from any judge. There is nothing like it in a real award.',
  },
  seat: { 'zh-CN': '席位', en: 'Seat' },
  as: { 'zh-CN': '身份', en: 'As' },
  'as.judge': { 'zh-CN': '评委', en: 'judge' },
  'as.chair': {
    'zh-CN': '评委，兼主席（开票、依异议更正）',
    en: 'judge and chair (ballots, corrections after objections)',
  },
  sit: { 'zh-CN': '坐上', en: 'Take the seat' },
  getUp: { 'zh-CN': '离开席位', en: 'Get up' },
  sitting: { 'zh-CN': '您坐在 {name} 的席位上，身份：{as}。', en: 'You sit as {name}, {as}.' },
  toQueue: { 'zh-CN': '待评列表', en: 'The queue' },
  toOverview: { 'zh-CN': '自己的评分一览', en: 'Own scores' },

  scoreStep: { 'zh-CN': '让虚拟评委评这一轮', en: 'Let the made-up judges score the stage' },
  scoreWhat: {
    'zh-CN':
      '“{stage}”里还没有交的，由虚拟评委按种子补上；已交的和您席位上的不动。随意的评委会漏掉一些，与真实情形一样。',
    en: 'What is missing in “{stage}” is given by the made-up judges from the seed. What is there, and the seat you sit in, stay as they are. Careless judges leave some out, as in life.',
  },
  'share.half': { 'zh-CN': '先评一半', en: 'Score half' },
  'share.all': { 'zh-CN': '全部评完', en: 'Score the rest' },
  voteWhat: {
    'zh-CN': '有 {count} 个无记名投票正在进行：让在场的虚拟评委投票，再由主席计票。',
    en: 'Open ballots: {count}. Let the made-up judges who are there vote; the chair then counts.',
  },
  vote: { 'zh-CN': '让他们投票', en: 'Let them vote' },
  ballotWhat: {
    'zh-CN':
      '“{stage}”在合议时无记名投票：到合议页记下在场的人、以主席身份开票，再回到这里让其他人投票。不想走合议，就让结果直接补上。',
    en: '“{stage}” is decided by secret ballot at the meeting: note there who is present, open ballots as chair, come back here and let the others vote. To leave the meeting out, have the counts made up.',
  },
  counts: { 'zh-CN': '直接补上票数', en: 'Make up the counts' },
  closeStep: { 'zh-CN': '看进度，关闭这一轮', en: 'See the progress and close the stage' },
  toProgress: { 'zh-CN': '进度', en: 'Progress' },
  toPlan: { 'zh-CN': '评审分配', en: 'Plan' },
  toPaper: { 'zh-CN': '纸质评分', en: 'Paper' },
  paperWhat: {
    'zh-CN': '纸质评分表在演练里可以由一个人录两遍；真实奖项要两个人。',
    en: 'In a rehearsal one person may type a sheet on paper twice; a real award needs two.',
  },
  meetStep: { 'zh-CN': '合议与投票', en: 'Meeting and ballots' },
  toMeeting: { 'zh-CN': '合议', en: 'Meeting' },
  resultStep: { 'zh-CN': '冻结评分，看结果，公示', en: 'Freeze, see the result, put it on notice' },
  toResult: { 'zh-CN': '结果', en: 'Result' },
  objectStep: { 'zh-CN': '公示与异议', en: 'Public notice and objections' },
  objectWhat: {
    'zh-CN': '让一份编造的异议进来，到异议页答复；支持异议之后，主席可以更正评分，再重新公示。',
    en: 'Let a made-up objection come in and answer it on the page of objections. Where it is upheld, the chair corrects a sheet and the result is published again.',
  },
  object: { 'zh-CN': '来一份异议', en: 'Let an objection come in' },
  toObjections: { 'zh-CN': '异议', en: 'Objections' },
  toPublic: { 'zh-CN': '公示页', en: 'The page of the notice' },
  finalStep: { 'zh-CN': '最终结果、证书与结果包', en: 'Final result, certificates and package' },
  toExports: { 'zh-CN': '证书与导出', en: 'Certificates and exports' },
  now: { 'zh-CN': '现在', en: 'now' },

  discard: { 'zh-CN': '丢弃演练', en: 'Throw the rehearsal away' },
  discardWhat: {
    'zh-CN': '演练里的一切都会删除：项目、评委席、评分、票、异议和邀请。真实的奖项不受影响。',
    en: 'Everything in it is deleted: entries, seats, scores, ballots, objections and invitations. The award itself stays as it is.',
  },
} as const satisfies Readonly<Record<string, LocalText>>
