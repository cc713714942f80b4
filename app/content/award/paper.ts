import type { LocalText } from '#scoring/facts.ts'

/** 纸质评分与双录: sheets that judges fill in by hand and two people type. */
export const PAPER = {
  title: { 'zh-CN': '纸质评分', en: 'Sheets on paper' },
  lead: {
    'zh-CN':
      '评委在纸上打分，由两位办公人员各录一遍，互相看不到；两遍一致才计入，不一致的对照原纸逐格核定。评委能看到替自己录入的内容，也可以提出异议。',
    en: 'Judges score by hand, and two people of the office type each sheet without seeing the other’s typing. What both typed alike is taken in; what differs is settled cell by cell from the paper. Judges see what was typed for them and can object.',
  },
  closed: {
    'zh-CN': '现在不在评审中，评分纸只能查看，不能打印和录入。',
    en: 'The award is not open for judging: sheets can be looked at, and neither printed nor typed.',
  },

  orderTitle: { 'zh-CN': '打印', en: 'Print' },
  orderWhat: {
    'zh-CN':
      '每位评委、每个分给他的项目一张 A4 纸，只打印还没有评分的。再次打印编号不变；项目改过的，旧纸作废，换新编号。',
    en: 'One A4 page for each entry that a judge is to read and has not scored. Printed again, a sheet keeps its number; where the entry was revised the old sheet is void and a new number takes its place.',
  },
  stage: { 'zh-CN': '轮次', en: 'Stage' },
  noStage: {
    'zh-CN': '规则里没有按标准打分的轮次，用不到评分纸。',
    en: 'No stage of the rules asks for a sheet of scores, so there is nothing to print.',
  },
  whose: { 'zh-CN': '给哪些评委', en: 'For which judges' },
  noJudge: { 'zh-CN': '还没有评委。', en: 'There are no judges yet.' },
  order: { 'zh-CN': '生成评分纸', en: 'Make the sheets' },
  ordered: { 'zh-CN': '评分纸已就绪，共 {count} 张。', en: '{count} sheets are ready to print.' },
  orderedOne: { 'zh-CN': '评分纸已就绪，共 1 张。', en: 'One sheet is ready to print.' },
  toPrint: { 'zh-CN': '打开打印页', en: 'Open the pages to print' },

  findTitle: { 'zh-CN': '录入', en: 'Type' },
  number: { 'zh-CN': '评分纸编号', en: 'Number of the sheet' },
  numberHint: {
    'zh-CN': '印在纸的右上角，如 {example}；最后两位是校验码，输错会提示。',
    en: 'At the top right of the paper, such as {example}. The last two figures check the others: a slip is found.',
  },
  find: { 'zh-CN': '找到这张纸', en: 'Find the sheet' },
  notFound: {
    'zh-CN': '没有编号为“{number}”的评分纸，请再核对一遍，包括最后两位。',
    en: 'There is no sheet “{number}”. Compare it with the paper once more, the last two figures included.',
  },
  until: {
    'zh-CN': '“{stage}”的录入请在这之前完成：',
    en: 'Sheets of “{stage}” have to be typed before ',
  },

  show: { 'zh-CN': '显示', en: 'Show' },
  'show.open': { 'zh-CN': '待办（{count}）', en: 'To do ({count})' },
  'show.all': { 'zh-CN': '全部（{count}）', en: 'All ({count})' },
  'show.objected': { 'zh-CN': '评委有异议（{count}）', en: 'Objected to ({count})' },
  listTitle: { 'zh-CN': '评分纸', en: 'Sheets' },
  none: { 'zh-CN': '这里没有评分纸。', en: 'There are no sheets here.' },
  judge: { 'zh-CN': '评委', en: 'Judge' },
  entry: { 'zh-CN': '项目', en: 'Entry' },
  state: { 'zh-CN': '状态', en: 'State' },
  'state.printed': { 'zh-CN': '等第一遍录入', en: 'waits for the first typing' },
  'state.once': { 'zh-CN': '录了一遍，等另一人录第二遍', en: 'typed once; waits for another person' },
  'state.differs': { 'zh-CN': '两遍不一致，待核定', en: 'typed differently; to be settled' },
  'state.proposed': { 'zh-CN': '已核定，待另一人确认', en: 'settled; waits to be confirmed' },
  'state.agreed': { 'zh-CN': '已计入', en: 'taken in' },
  'state.void': { 'zh-CN': '作废', en: 'void' },
  objected: { 'zh-CN': '评委有异议', en: 'its judge objects' },

  back: { 'zh-CN': '全部评分纸', en: 'All sheets' },
  sheet: { 'zh-CN': '评分纸 {number}', en: 'Sheet {number}' },
  steps: { 'zh-CN': '经过', en: 'What was done' },
  'step.printed': { 'zh-CN': '打印', en: 'printed' },
  'step.first': { 'zh-CN': '第一遍录入', en: 'first typing' },
  'step.second': { 'zh-CN': '第二遍录入', en: 'second typing' },
  'step.settled': { 'zh-CN': '核定', en: 'settled' },
  'step.agreed': { 'zh-CN': '计入', en: 'taken in' },

  typeFirst: { 'zh-CN': '第一遍录入', en: 'First typing' },
  typeSecond: { 'zh-CN': '第二遍录入', en: 'Second typing' },
  typeWhat: {
    'zh-CN': '照纸上的勾选和字句录入，不要改动；纸上没有勾的，留空。另一位同事会再录一遍，你们互相看不到。',
    en: 'Type what stands on the paper and change nothing; what is not ticked stays empty. A colleague types it as well, and neither of you sees the other’s.',
  },
  score: { 'zh-CN': '分数', en: 'Score' },
  levels: { 'zh-CN': '可填 {levels}', en: 'one of {levels}' },
  note: { 'zh-CN': '理由', en: 'Reason' },
  evidence: { 'zh-CN': '依据', en: 'Evidence' },
  blank: {
    'zh-CN': '上面空着的，纸上也确实没有填。',
    en: 'What is empty above is empty on the paper too.',
  },
  save: { 'zh-CN': '保存这一遍', en: 'Save this typing' },
  waitOnce: {
    'zh-CN': '第一遍是您录的，第二遍要由另一位同事来录。',
    en: 'You typed it the first time. A colleague types it the second time.',
  },
  waitProposed: {
    'zh-CN': '您已核定，还要由另一位同事对照原纸确认。',
    en: 'You have settled it. A colleague confirms it with the paper in hand.',
  },

  differences: { 'zh-CN': '不一致的地方', en: 'Where the two differ' },
  where: { 'zh-CN': '哪一格', en: 'Cell' },
  'what.score': { 'zh-CN': '分数', en: 'score' },
  'what.note': { 'zh-CN': '理由', en: 'reason' },
  'what.evidence': { 'zh-CN': '依据', en: 'evidence' },
  first: { 'zh-CN': '第一遍', en: 'First typing' },
  second: { 'zh-CN': '第二遍', en: 'Second typing' },
  empty: { 'zh-CN': '没有填', en: 'empty' },
  settle: { 'zh-CN': '对照原纸核定', en: 'Settle it from the paper' },
  settleWhat: {
    'zh-CN': '一致的已填好，不一致的请照纸上重填。录过这张纸的人核定后，要由另一人确认；没有录过的人核定即生效。',
    en: 'What both typed alike is filled in; fill in the rest from the paper. Who has typed this sheet needs a colleague to confirm; who has not settles it at once.',
  },
  settleObjection: {
    'zh-CN': '请对照原纸：录错了就改过来，没有录错就原样保存。理由会作为答复给评委看。',
    en: 'Compare with the paper: correct what is wrong, or save it unchanged. Your reason is the answer that the judge reads.',
  },
  reason: { 'zh-CN': '怎么核定的', en: 'How it was settled' },
  reasonHint: {
    'zh-CN': '例如：“原纸第 3 条勾的是 4，第二遍看错了行。”',
    en: 'Such as: “The paper has 4 for the third criterion; the second typing slipped a line.”',
  },
  settleSave: { 'zh-CN': '保存核定', en: 'Save as settled' },
  proposal: { 'zh-CN': '核定的结果', en: 'As it was settled' },
  confirmWhat: {
    'zh-CN': '请对照原纸。无误就确认；有误就重新核定。',
    en: 'Compare it with the paper. Confirm it, or settle it again.',
  },
  confirm: { 'zh-CN': '与原纸一致，确认', en: 'It is what the paper says' },
  again: { 'zh-CN': '重新核定', en: 'Settle it again' },
  stored: { 'zh-CN': '计入的内容', en: 'What was taken in' },
  because: { 'zh-CN': '理由：{reason}', en: 'Why: {reason}' },
  objection: { 'zh-CN': '评委的异议', en: 'What the judge objects to' },
  answer: { 'zh-CN': '办公室的答复：{answer}', en: 'The office answered: {answer}' },
  erased: { 'zh-CN': '（文字已删除）', en: '(the words were erased)' },

  printThis: { 'zh-CN': '再打印这张', en: 'Print this sheet again' },
  void: { 'zh-CN': '作废这张纸', en: 'Make this sheet void' },
  voidWhat: {
    'zh-CN': '作废后不能恢复，也不再录入；需要时可以重新打印，编号不同。',
    en: 'It cannot be brought back and nothing is typed from it. Another one can be printed, with another number.',
  },
  voidWhy: { 'zh-CN': '为什么作废', en: 'Why' },
  voidDo: { 'zh-CN': '作废', en: 'Make void' },
  savedOnce: { 'zh-CN': '第一遍已保存，等另一位同事录第二遍。', en: 'The first typing is saved. A colleague types it next.' }, // prettier-ignore
  savedDiffers: {
    'zh-CN': '两遍不一致，还没有计入。请对照原纸核定下面几格。',
    en: 'The two typings differ, so nothing is taken in yet. Settle the cells below from the paper.',
  },
  savedProposed: { 'zh-CN': '核定已保存，等另一位同事确认。', en: 'Saved as settled. A colleague has to confirm it.' },
  savedAgreed: { 'zh-CN': '已计入评分。', en: 'It is taken in.' },
  savedVoid: { 'zh-CN': '已作废。', en: 'The sheet is void.' },

  printTitle: { 'zh-CN': '打印评分纸', en: 'Sheets to print' },
  printWhat: {
    'zh-CN': '共 {count} 张，每张一页 A4。用浏览器的打印功能，缩放选 100%。',
    en: '{count} sheets, one A4 page each. Print from the browser at 100 %.',
  },
  printNone: { 'zh-CN': '没有等待填写的评分纸。', en: 'No sheet waits to be filled in.' },
} as const satisfies Readonly<Record<string, LocalText>>

/** What stands on the paper itself. */
export const PAPER_FORM = {
  name: { 'zh-CN': '评分表', en: 'Score sheet' },
  rehearsal: { 'zh-CN': '演练', en: 'rehearsal' },
  no: { 'zh-CN': '编号', en: 'No.' },
  judge: { 'zh-CN': '评委', en: 'Judge' },
  stage: { 'zh-CN': '轮次', en: 'Stage' },
  entry: { 'zh-CN': '项目', en: 'Entry' },
  category: { 'zh-CN': '类别', en: 'Category' },
  organisation: { 'zh-CN': '单位', en: 'Organisation' },
  hidden: { 'zh-CN': '（匿名评审）', en: '(not shown in this stage)' },
  revision: { 'zh-CN': '项目第 {revision} 版', en: 'entry as revised {revision} times' },
  revisionFirst: { 'zh-CN': '项目第 1 版', en: 'entry as first handed in' },
  evidence: { 'zh-CN': '所附证据', en: 'Evidence handed in' },
  how: {
    'zh-CN': '每条标准勾选一格；要改，划掉并签名。没有勾的视为未评，不算 0 分。标 * 的分数要写理由和依据。',
    en: 'Tick one box for each criterion; to change it, strike it out and sign. What is not ticked counts as not scored, never as 0. Scores with * need a reason and evidence.',
  },
  criterion: { 'zh-CN': '标准（权重）', en: 'Criterion (weight)' },
  levels: { 'zh-CN': '勾选一格', en: 'Tick one' },
  argued: { 'zh-CN': '理由与依据', en: 'Reason and evidence' },
  signature: { 'zh-CN': '评委签名', en: 'Signature' },
  date: { 'zh-CN': '日期', en: 'Date' },
  typed: { 'zh-CN': '录入一 / 录入二', en: 'Typed by / and by' },
} as const satisfies Readonly<Record<string, LocalText>>

/** On the page of a judge. */
export const OWN_PAPER = {
  title: { 'zh-CN': '您的纸质评分', en: 'Your sheets on paper' },
  lead: {
    'zh-CN': '您在纸上的评分由两位办公人员分别录入，一致后计入。请核对；与您写的不一样，就提出异议，办公室会对照原纸。',
    en: 'Two people of the office have typed what you wrote, and it counts once both agree. Look it through; where it is not what you wrote, object, and the office looks at the paper again.',
  },
  none: {
    'zh-CN': '还没有替您录入的评分。录入并核对之后会列在这里。',
    en: 'Nothing has been typed for you yet. It stands here once it has been typed and compared.',
  },
  at: { 'zh-CN': '计入时间：', en: 'Taken in on ' },
  criterion: { 'zh-CN': '标准', en: 'Criterion' },
  object: { 'zh-CN': '与我写的不一样', en: 'This is not what I wrote' },
  words: { 'zh-CN': '哪里不一样', en: 'What is different' },
  wordsHint: { 'zh-CN': '例如：“第 3 条我勾的是 4，不是 2。”', en: 'Such as: “For the third criterion I ticked 4, not 2.”' }, // prettier-ignore
  send: { 'zh-CN': '提出异议', en: 'Object' },
  sent: { 'zh-CN': '已交给办公室。核对之前，评分照现在的计入。', en: 'The office has it. Until it is looked into, the scores count as they stand.' }, // prettier-ignore
  waiting: { 'zh-CN': '您提出的异议，办公室还没有答复：', en: 'You objected, and the office has not answered yet: ' },
  said: { 'zh-CN': '您提出的异议：', en: 'You objected: ' },
} as const satisfies Readonly<Record<string, LocalText>>
