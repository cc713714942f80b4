import type { LocalText } from '#scoring/facts.ts'

/** What the public page of a result says to a reader who knows nothing of the award or of this site. */
export const PUBLIC_RESULT = {
  parts: { 'zh-CN': '本页内容', en: 'On this page' },
  chosen: {
    'zh-CN': '{entries} 个参评项目中，入选 {winners} 个。',
    en: 'Chosen: {winners} of {entries} entries.',
  },
  finalLead: {
    'zh-CN': '公示期已过，异议都已答复，结果不再改变。',
    en: 'The public notice is over, every objection is answered, and nothing changes any more.',
  },
  finalDays: { 'zh-CN': '公示期为 {first} 至 {last}。', en: 'It was open to objections from {first} to {last}.' },

  decided: { 'zh-CN': '结果', en: 'What was decided' },
  decidedWhat: {
    'zh-CN':
      '每个参评项目都在表里，并写明入选或未入选的原因。候补：入选项目出缺时依次补上。得分处的“–”是没有得分，不是 0 分。',
    en: 'Every entry is listed, with what became of it and why. Reserves move up in order when a winner falls out. A dash in place of a score means that there is none; it is not 0.',
  },
  asTable: { 'zh-CN': '下载表格：', en: 'As a table:' },

  how: { 'zh-CN': '怎么评的', en: 'How it was judged' },
  howWhat: {
    'zh-CN': '规则（第 {version} 版）于 {at} 封存，封存之后不能悄悄改动。',
    en: 'The rules (version {version}) were sealed on {at}. They cannot be changed unseen after that.',
  },
  rulesLink: { 'zh-CN': '规则全文与每一分的标准', en: 'The rules in full, with what each score stands for' },
  rulesDigest: { 'zh-CN': '规则的摘要值（SHA-256）', en: 'Digest of the rules (SHA-256)' },
  took: { 'zh-CN': '参加情况', en: 'Who took part' },
  tookSheets: {
    'zh-CN': '{judges} 位评委，{entries} 个项目，计入 {given} 份评分表。',
    en: 'Judges: {judges}. Entries: {entries}. Sheets that count: {given}.',
  },
  tookVotes: {
    'zh-CN': '{judges} 位评委，{entries} 个项目，计入 {given} 票。',
    en: 'Judges: {judges}. Entries: {entries}. Votes that count: {given}.',
  },
  tookBallot: { 'zh-CN': '{entries} 个项目。', en: 'Entries: {entries}.' },
  scale: { 'zh-CN': '{title}（{from}–{to} 分）', en: '{title} ({from} to {to})' },
  unnamed: {
    'zh-CN':
      '本页不写哪位评委给了多少分。评委须回避与自己有利害关系的项目；被移出或回避的评委所给的评分保留，但不计入。',
    en: 'Who gave which score is not published. Judges stand aside from entries they have an interest in; what a judge gave who was removed or stands aside is kept and does not count.',
  },

  certain: { 'zh-CN': '结果有多确定', en: 'How certain it is' },
  certainWhat: {
    'zh-CN':
      '换一批评委，得分会有出入。下面说的是：从已有的评分看，入选与未入选之间的界线清不清楚。这些只供了解，名次只按封存的规则。',
    en: 'Other judges would have given somewhat other scores. This says how clear the line between winners and others is in the scores that were given. It only informs: places follow the sealed rules alone.',
  },
  lineClear: {
    'zh-CN': '哪些项目在前 {places} 名之内，从评分看是清楚的（把握 {level}）。',
    en: 'The scores leave no doubt which entries are among the first {places} (at {level}).',
  },
  lineOpen: {
    'zh-CN':
      '这些项目是否在前 {places} 名之内，从评分看说不准（把握 {level}）：{entries}。入选与否按规则定，得分高的在前。',
    en: 'The scores leave open whether these are among the first {places} (at {level}): {entries}. The rules decide: the higher score comes first.',
  },
  lineNone: {
    'zh-CN': '名额不少于项目，没有入选与否的界线。',
    en: 'There is a place for every entry, so there is no line between them.',
  },
  lineUnknown: {
    'zh-CN': '评分说不出界线清不清楚：{why}。',
    en: 'The scores do not say how clear the line is: {why}.',
  },
  votes: {
    'zh-CN': '名次由表决决定，票数就是结果，没有评分误差可估计。',
    en: 'Votes decided: the counts are the outcome, and there is no error of scores to estimate.',
  },
  'firm.judges': {
    'zh-CN': '逐一去掉一位评委（共 {of} 位）：前 {places} 名都不变。',
    en: 'Left out one by one, none of the {of} judges changes the first {places}.',
  },
  'moves.judges': {
    'zh-CN': '逐一去掉一位评委（共 {of} 位）：有 {moved} 次前 {places} 名会变。',
    en: 'Judges left out one by one: {of}. The first {places} change in {moved} of these cases.',
  },
  'firm.criteria': {
    'zh-CN': '逐一去掉一项标准（共 {of} 项）：前 {places} 名都不变。',
    en: 'Left out one by one, none of the {of} criteria changes the first {places}.',
  },
  'moves.criteria': {
    'zh-CN': '逐一去掉一项标准（共 {of} 项）：有 {moved} 次前 {places} 名会变。',
    en: 'Criteria left out one by one: {of}. The first {places} change in {moved} of these cases.',
  },
  'firm.rules': {
    'zh-CN': '换用另外 {of} 种计分方法：前 {places} 名都不变。',
    en: 'Under each of {of} other ways to count, the first {places} stay the same.',
  },
  'moves.rules': {
    'zh-CN': '换用另外 {of} 种计分方法：有 {moved} 种前 {places} 名会变。',
    en: 'Other ways to count: {of}. The first {places} change under {moved} of them.',
  },

  check: { 'zh-CN': '怎样核对', en: 'How to check it' },
  checkWhat: {
    'zh-CN':
      '评奖中发生的每一件事（封存规则、每份评分、每次回避和更正）都按顺序记成事件，每条带着前一条的摘要值。摘要值是由内容算出的 64 位字符：内容改动一个字，摘要值就对不上。',
    en: 'Everything that happened in this award (sealed rules, each sheet, each recusal and correction) is an event in a chain, and each event carries the digest of the one before. A digest is 64 characters computed from the content: change one letter and it no longer fits.',
  },
  checkPackage: {
    'zh-CN':
      '主办方和监督人员可以下载结果包，里面有规则、全部事件和结果，评委只有编号。结果包不公开，因为其中有每位评委的评分；想核对的人可以向主办方索取。',
    en: 'The award office and its observers can download the package: rules, all events and the result, with numbers for judges. It is not public, since it holds every judge’s scores; whoever wants to check asks the office for it.',
  },
  checkReplay: {
    'zh-CN': '有了结果包和上面公示的摘要值，就可以逐条验证事件、重新算出结果、逐字节比对：',
    en: 'With the package and the digest of the notice above, every event is verified, the result computed anew and compared byte for byte:',
  },
  checkOwn: {
    'zh-CN': '也可以取得善度的程序，在自己的电脑上做同样的事，不需要数据库：',
    en: 'With Shandu’s program the same can be done on your own machine, without a database:',
  },
  checkLimits: {
    'zh-CN': '核对能证明公示之后没有改过任何事件、规则和名称，结果确由它们算出；不能证明哪个分数给得恰当，那要靠异议。',
    en: 'This proves that no event, rule or name was changed after the notice, and that the result follows from them. It does not prove that a score was deserved; objections are for that.',
  },
} as const satisfies Readonly<Record<string, LocalText>>
