import type { LocalText } from '#scoring/facts.ts'

/** Objections to a result on public notice: what readers see, what the office answers, what the chair then corrects. */
export const OBJECTIONS = {
  title: { 'zh-CN': '异议', en: 'Objections' },
  file: { 'zh-CN': '提出异议', en: 'File an objection' },
  fileLead: {
    'zh-CN':
      '受理到 {day} 结束，按{zone}。任何人都可以提出，不需要账号；提交后会得到一个编号，主办方的答复公开在本页。',
    en: 'Objections are taken to the end of {day}, by {zone}. Anybody can file one, without an account. You get a number, and the award office publishes its answer on this page.',
  },
  about: { 'zh-CN': '针对什么', en: 'What it is about' },
  whole: { 'zh-CN': '整个结果', en: 'the result as a whole' },
  grounds: { 'zh-CN': '理由和依据', en: 'Grounds, and what they rest on' },
  groundsHint: {
    'zh-CN': '写明哪里不对、有什么证据。最多 {most} 个字符；不公开。',
    en: 'Say what is wrong and what shows it. At most {most} characters; not published.',
  },
  name: { 'zh-CN': '真实姓名或单位名称', en: 'Your real name, or that of your organisation' },
  nameFree: { 'zh-CN': '姓名或单位名称（可不填）', en: 'Name, of yourself or your organisation (optional)' },
  contact: { 'zh-CN': '联系方式', en: 'How to reach you' },
  contactFree: { 'zh-CN': '联系方式（可不填）', en: 'How to reach you (optional)' },
  contactHint: { 'zh-CN': '电话或邮箱', en: 'a telephone number or an e-mail address' },
  privacy: {
    'zh-CN':
      '姓名、联系方式和理由从不公开：姓名和联系方式只有本奖项的办公人员看得到，理由还有监督人员和作更正的主席看得到。答复后 6 个月自动删除，最迟保留 2 年。我们不保存您从哪里提交。事件链里只留理由的摘要值。',
    en: 'Your name, how to reach you and your grounds are never published. Only the office of this award sees who you are; observers, and the chair who corrects a sheet, see the grounds as well. All of it is erased six months after the answer, after two years at the latest. We do not keep where it was sent from; the chain of events holds a digest of the grounds alone.',
  },
  send: { 'zh-CN': '提交异议', en: 'File the objection' },
  received: {
    'zh-CN': '已收到，编号 {id}。请记下编号；答复会公开在本页这个编号之下。',
    en: 'We have it: its number is {id}. Keep the number; the answer will be published on this page under it.',
  },
  over: {
    'zh-CN': '异议受理已于 {day} 结束。',
    en: 'Objections were taken until the end of {day}.',
  },
  notTaken: { 'zh-CN': '没有受理。您写的内容：', en: 'It was not taken. What you had written:' },
  none: { 'zh-CN': '还没有人提出异议。', en: 'Nobody has filed an objection.' },
  number: { 'zh-CN': '编号', en: 'Number' },
  filedAt: { 'zh-CN': '提出时间', en: 'Filed' },
  state: { 'zh-CN': '处理', en: 'State' },
  'state.waiting': { 'zh-CN': '待答复', en: 'waits for an answer' },
  'state.upheld': { 'zh-CN': '成立', en: 'upheld' },
  'state.rejected': { 'zh-CN': '不成立', en: 'not upheld' },
  noAnswer: { 'zh-CN': '还没有', en: 'none yet' },
  answer: { 'zh-CN': '主办方的答复', en: 'Answer of the office' },
  clock: { 'zh-CN': '时间按{zone}。', en: 'Times are by the clock of {zone}.' },

  notices: { 'zh-CN': '历次公示', en: 'Notices so far' },
  noticeDays: { 'zh-CN': '公示期', en: 'Days' },
  noticeDigests: { 'zh-CN': '摘要值', en: 'Digests' },
  published: { 'zh-CN': '公布于', en: 'Published' },
  resultDigest: { 'zh-CN': '结果', en: 'result' },
  noticeHash: { 'zh-CN': '公示', en: 'notice' },
  replaced: { 'zh-CN': '已被后一次公示取代', en: 'replaced by a later notice' },
  corrected: { 'zh-CN': '依异议 {ids} 更正评分之后', en: 'after corrections by objection {ids}' },
  hashTitle: { 'zh-CN': '公示的摘要值（SHA-256）', en: 'Digest of the notice (SHA-256)' },
  hashWhat: {
    'zh-CN': '事件链在公示这一刻的摘要值：涵盖此前的全部事件、封存的规则、项目与单位的名称和结果的摘要值。',
    en: 'The end of the chain of events at the moment of this notice. It covers all events before it, the sealed rules, the names of works and organisations, and the digest of the result.',
  },

  officeLead: {
    'zh-CN': '公示期内收到的异议。全部答复之后才能定为最终结果；答复和编号公开，姓名、联系方式和理由不公开。',
    en: 'Objections that came in during the public notice. The result becomes final only when all are answered. Numbers and answers are public; names, addresses and grounds are not.',
  },
  officeNone: {
    'zh-CN': '还没有收到异议。',
    en: 'No objection has come in.',
  },
  objector: { 'zh-CN': '异议人', en: 'From' },
  nameless: { 'zh-CN': '没有留名', en: 'no name given' },
  erased: { 'zh-CN': '已删除', en: 'erased' },
  hidden: { 'zh-CN': '您回避这个项目，看不到理由', en: 'you stand aside from this entry and do not see the grounds' },
  hiddenWhole: {
    'zh-CN': '您有需要回避的项目，理由可能涉及它，所以看不到',
    en: 'you stand aside from an entry, and the grounds can be about it: you do not see them',
  },
  answerTitle: { 'zh-CN': '答复', en: 'Answer' },
  decide: { 'zh-CN': '异议是否成立', en: 'Is it upheld?' },
  yes: { 'zh-CN': '成立', en: 'Upheld' },
  no: { 'zh-CN': '不成立', en: 'Not upheld' },
  answerZh: { 'zh-CN': '答复（中文）', en: 'Answer in Chinese' },
  answerEn: { 'zh-CN': '答复（英文）', en: 'Answer in English' },
  answerHint: {
    'zh-CN': '写明结论的理由，会公开；不要写异议人是谁。至少写一种语言，最多 {most} 个字符。',
    en: 'Say why. Everybody reads it, so do not say who objected. One language at least, {most} characters at most.',
  },
  answerWhat: {
    'zh-CN': '答复只能写一次。成立的异议允许主席更正有关的评分表；更正之后结果变了，要重新公示，公示期从头计算。',
    en: 'An answer is given once. An objection that is upheld lets the chair correct the sheets it is about; the result then changes and is published anew, for all its days.',
  },
  answerSend: { 'zh-CN': '公布答复', en: 'Publish the answer' },
  opens: {
    'zh-CN': '评分表已向主席开放更正，到重新公示为止。',
    en: 'Its sheets are open to the chair until the result is published anew.',
  },
  erase: { 'zh-CN': '删除异议人的资料和理由', en: 'Erase who it is from, and the grounds' },
  'did.answered': { 'zh-CN': '答复已公布。', en: 'The answer is published.' },
  'did.erased': { 'zh-CN': '已删除。', en: 'It is erased.' },
  uncorrected: {
    'zh-CN': '异议 {ids} 成立，有关的评分表已向主席开放，还没有任何更正。定为最终结果之后就不能再更正了。',
    en: 'Upheld, with sheets open to the chair and nothing corrected yet: {ids}. Once the result is final, nothing can be.',
  },
  summary: { 'zh-CN': '异议 {all} 件，待答复 {open} 件', en: 'Objections: {all}; without an answer: {open}' },

  correctTitle: { 'zh-CN': '依异议更正评分', en: 'Correct scores by an objection' },
  correctLead: {
    'zh-CN':
      '冻结之后，只有成立的异议所针对的评分表可以由主席更正，须写明理由。您自己的评分表、您回避的项目不在其中。更正记入事件链并注明异议编号；评委的文字保留不动；已经结束的轮次里谁进入下一轮不变。重新公示时评分再次冻结。',
    en: 'After the freeze the chair can correct the sheets that an upheld objection is about, with a reason, and no others; not your own, and none of entries you stand aside from. A correction is an event that names the objection. The judge’s words stay, and so does who went on from a closed stage. The next notice freezes the scores again.',
  },
  correctNone: {
    'zh-CN': '现在没有成立的异议开放评分表。',
    en: 'No upheld objection opens any sheet at present.',
  },
  correctOf: { 'zh-CN': '异议 {id}：{about}', en: 'Objection {id}: {about}' },
  correctNoSheets: { 'zh-CN': '没有您可以更正的评分表。', en: 'There is no sheet here that you can correct.' },
  sheetOf: { 'zh-CN': '{judge}对“{entry}”的评分表，{stage}', en: 'Sheet of {judge} on “{entry}”, {stage}' },
  correct: { 'zh-CN': '更正', en: 'Correct' },
  changed: { 'zh-CN': '改过', en: 'changed' },
  notAnswered: { 'zh-CN': '未评', en: 'not answered' },
  score: { 'zh-CN': '{score}：{anchor}', en: '{score}: {anchor}' },
  now: { 'zh-CN': '{title}（现在 {score}）', en: '{title} (now {score})' },
  reason: { 'zh-CN': '理由', en: 'Reason' },
  reasonHint: {
    'zh-CN': '至少 10 个字符，写明依据哪项决定',
    en: '10 characters at least; name the decision it follows',
  },
  correctSend: { 'zh-CN': '更正这张评分表', en: 'Correct this sheet' },
  'did.corrected': {
    'zh-CN': '已更正。结果变了，请办公室重新公示。',
    en: 'The sheet is corrected. The result has changed; the office publishes it anew.',
  },
  toCorrections: { 'zh-CN': '依成立的异议更正评分', en: 'Correct scores by an upheld objection' },
} as const satisfies Readonly<Record<string, LocalText>>
