import type { LocalText } from '#scoring/facts.ts'

/** What a replay says, on its page and at the command. */
export const REPLAY = {
  title: { 'zh-CN': '复算评审结果', en: 'Replay an award’s result' },
  lead: {
    'zh-CN': '选一个评审结果包。这里会逐条验证哈希链，从事件重新算出结果，并与包内的结果逐字节比对。文件不会保存。',
    en: 'Choose the package of an award. Its chain is verified event by event, the result is computed anew from the events and compared with the one inside, byte for byte. The file is not kept.',
  },
  file: { 'zh-CN': '结果包', en: 'Package' },
  fileHint: { 'zh-CN': '.zip，最大 {limit} MB', en: '.zip, {limit} MB at most' },
  sealField: { 'zh-CN': '公示的摘要值（可不填）', en: 'Digest as published (optional)' },
  sealHint: {
    'zh-CN':
      '公示页上的两个摘要值之一（公示的摘要值连名称一起涵盖），或结果包的封印，64 位十六进制。填了才能看出整个包是否被换过。',
    en: 'One of the two digests on the public notice (that of the notice covers the names as well), or the seal of the package: 64 hexadecimal digits. Only with it can a package that was swapped as a whole be told.',
  },
  submit: { 'zh-CN': '验证并复算', en: 'Verify and replay' },
  own: { 'zh-CN': '在自己的电脑上复算', en: 'On your own machine' },
  ownWhat: {
    'zh-CN': '取得善度的程序后，用一条命令做同样的事，不需要数据库：',
    en: 'With Shandu’s program one command does the same, without a database:',
  },
  holds: {
    'zh-CN': '全部相符：从事件重新算出的结果与包内的逐字节相同。',
    en: 'Everything holds: the result computed from the events is the one inside, byte for byte.',
  },
  fails: {
    'zh-CN': '有不相符之处，下面指出第一处。',
    en: 'Something does not hold; the first place of each kind is below.',
  },
  rehearsal: {
    'zh-CN': '演练：评分都是编造的，与任何真实项目无关。',
    en: 'Rehearsal: all scores are made up and say nothing about any real entry.',
  },
  award: { 'zh-CN': '评奖', en: 'Award' },
  events: { 'zh-CN': '事件', en: 'Events' },
  seal: { 'zh-CN': '封印', en: 'Seal' },
  result: { 'zh-CN': '结果摘要值', en: 'Digest of the result' },
  rulesVersion: { 'zh-CN': '规则版本', en: 'Version of the rules' },
  checks: { 'zh-CN': '核对', en: 'Checks' },
  'check.files': { 'zh-CN': '文件', en: 'Files' },
  'check.chain': { 'zh-CN': '事件链', en: 'Chain of events' },
  'check.rules': { 'zh-CN': '封存的规则', en: 'Sealed rules' },
  'check.names': { 'zh-CN': '名称', en: 'Names' },
  'check.words': { 'zh-CN': '文字摘要值', en: 'Digests of words' },
  'check.result': { 'zh-CN': '重新算出的结果', en: 'Result computed anew' },
  'check.settled': { 'zh-CN': '抽签与晋级', en: 'Lots, and who goes on' },
  'check.announced': { 'zh-CN': '公示过的结果', en: 'Result as announced' },
  'check.calendar': { 'zh-CN': '日程', en: 'Calendar' },
  'check.seal': { 'zh-CN': '公示的摘要值', en: 'Published digest' },
  namesNotCovered: {
    'zh-CN':
      '你给出的是结果的摘要值，它只涵盖编号、分数与名次，不涵盖项目、单位和类别的名称。要连名称一起核对，请填公示的摘要值或结果包的封印。',
    en: 'What you gave is the digest of the result. It covers numbers, scores and places, not the names of works, organisations and categories. To hold the names to it as well, give the digest of the notice or the seal of the package.',
  },
  ok: { 'zh-CN': '相符', en: 'holds' },
  'nothing.announced': { 'zh-CN': '还没有公示', en: 'nothing announced yet' },
  'nothing.settled': { 'zh-CN': '没有抽签，也没有结束的轮次', en: 'no lots drawn, and no stage closed' },
  'nothing.calendar': { 'zh-CN': '演练不按日程', en: 'a rehearsal keeps no calendar' },
  'nothing.seal': { 'zh-CN': '没有给出', en: 'none given' },
  compare: { 'zh-CN': '与印出的公示对照', en: 'Compare with the printed notice' },
  compareWhat: {
    'zh-CN':
      '印出的公示上有公示期和两个摘要值，应与这里的逐字相同。只要公示的摘要值相同，此前的全部事件、规则和名称就都没有改过。',
    en: 'A printed notice has its days and two digests, and they should be the ones here, digit for digit. Where the digest of the notice is the same, nothing of the events, rules and names before it was changed.',
  },
  noticeOf: {
    'zh-CN': '公示期 {first} 至 {last}（第 {sequence} 条事件）',
    en: 'Notice from {first} to {last} (event {sequence})',
  },
  noticeResult: { 'zh-CN': '结果摘要值', en: 'digest of the result' },
  noticeHash: { 'zh-CN': '公示的摘要值', en: 'digest of the notice' },
  winners: { 'zh-CN': '算出的入选名单', en: 'Winners as computed' },
  noWinners: { 'zh-CN': '没有', en: 'none' },
  open: { 'zh-CN': '并列而不能都入选，等待抽签', en: 'entries that are level and cannot all win wait for lots' },
  notListed: {
    'zh-CN': '名单太长，还有 {categories} 个类别、{winners} 个入选项目没有列出。',
    en: 'The list is too long for this page: categories not shown: {categories}; winners not shown: {winners}.',
  },
  usage: {
    'zh-CN': '用法：npm run award:replay -- package.zip [--seal <公示的摘要值>] [--out result.json] [--lang zh-CN|en]',
    en: 'usage: npm run award:replay -- package.zip [--seal <digest as published>] [--out result.json] [--lang zh-CN|en]',
  },
  'no-file': { 'zh-CN': '读不到文件 {name}。', en: 'There is no file {name} to read.' },
  'no-package': { 'zh-CN': '这不是评审结果包，或已损坏。', en: 'This is no package of an award, or it is broken.' },
  'other-format': {
    'zh-CN': '这个包的格式比本程序新，请用更新的版本。',
    en: 'The package has a newer format than this program; use a newer version.',
  },
  'seal-malformed': { 'zh-CN': '摘要值应为 64 位十六进制。', en: 'A digest has 64 hexadecimal digits.' },
  written: { 'zh-CN': '重新算出的结果已写入 {name}。', en: 'The result as computed was written to {name}.' },
  'why.file-missing': { 'zh-CN': '缺少 {name}', en: '{name} is missing' },
  'why.file-changed': { 'zh-CN': '{name} 与记录的摘要值不符', en: '{name} is not what its digest says' },
  'why.file-added': { 'zh-CN': '多出了 {name}', en: '{name} does not belong to it' },
  'why.sequence-broken': {
    'zh-CN': '第 {sequence} 条的位置上是第 {found} 条：有事件被删、加或换位',
    en: 'event {found} stands in the place of {sequence}: something was removed, added or moved',
  },
  'why.link-broken': {
    'zh-CN': '第 {sequence} 条没有接在前一条之后',
    en: 'event {sequence} does not follow from the one before',
  },
  'why.hash-broken': { 'zh-CN': '第 {sequence} 条被改动过', en: 'event {sequence} was changed' },
  'why.head-broken': { 'zh-CN': '链没有在第 {sequence} 条结束', en: 'the chain does not end at event {sequence}' },
  'why.unreadable': { 'zh-CN': '读不懂', en: 'it can’t be read' },
  'why.rules-missing': { 'zh-CN': '规则的版本不全', en: 'versions of the rules are missing' },
  'why.rules-changed': {
    'zh-CN': '第 {version} 版规则不是封存时的样子',
    en: 'version {version} of the rules is not as it was sealed',
  },
  'why.rules-broken': { 'zh-CN': '规则自相矛盾（{problem}）', en: 'the rules contradict themselves ({problem})' },
  'why.entry-added': {
    'zh-CN': '名单中的 {entry} 不在事件里，或重复',
    en: '{entry} is in no event, or twice in the list',
  },
  'why.entry-missing': { 'zh-CN': '名单中没有 {entry}', en: '{entry} is not in the list of entries' },
  'why.organisation-differs': {
    'zh-CN': '{entry} 的单位与事件中的不同',
    en: 'the organisation of {entry} is not the one in the events',
  },
  'why.title-differs': {
    'zh-CN': '评奖的名称与封存的规则不同',
    en: 'the title of the award is not the one in its sealed rules',
  },
  'why.words-changed': { 'zh-CN': '文字摘要值与事件不符', en: 'the digests of words are not those in the events' },
  'why.result-differs': {
    'zh-CN': '由事件算出的结果与包内的不同',
    en: 'the events give another result than the one inside',
  },
  'why.methods-differ': {
    'zh-CN': '包由另一版方法算出，本程序不能逐字节复算',
    en: 'the package was computed by another version of the methods than this program has',
  },
  'why.announced-differs': {
    'zh-CN': '第 {sequence} 条公布的摘要值，与此前事件算出的结果不符',
    en: 'event {sequence} announced a digest that what happened before it does not give',
  },
  'why.out-of-hours': {
    'zh-CN': '第 {sequence} 条：评委在该轮开放时间之外提交了评分',
    en: 'event {sequence}: a judge submitted a sheet while the stage was not open',
  },
  'why.notice-days': {
    'zh-CN': '第 {sequence} 条：公示的起止日不是规则规定的工作日',
    en: 'event {sequence}: the notice is not for the working days that the rules give',
  },
  'why.final-early': {
    'zh-CN': '第 {sequence} 条：公示期未满就定为最终结果',
    en: 'event {sequence}: the result was made final before its notice had ended',
  },
  'why.lots-differ': {
    'zh-CN': '第 {sequence} 条（{stage}）抽签的顺序不是它的种子给出的，或有人被抽了两次',
    en: 'event {sequence} ({stage}): the order is not the one that its seed gives, or somebody was drawn twice',
  },
  'why.lots-unsealed': {
    'zh-CN': '第 {sequence} 条：抽签用的不是事先封存的种子，或封存的种子没有用就被换掉',
    en: 'event {sequence}: lots were not drawn with the seed that lay sealed for them, or that seed was replaced unopened',
  },
  'why.goes-on-differs': {
    'zh-CN': '第 {sequence} 条结束“{stage}”时写下的晋级名单与评分不符。多写：{more}；漏写：{fewer}',
    en: 'event {sequence} closed {stage} with others than the scores give. Named without cause: {more}; left out: {fewer}',
  },
  'why.names-differ': {
    'zh-CN': '名单不是第 {sequence} 条公示时的名称',
    en: 'the names are not those that event {sequence} was published with',
  },
  'why.other-seal': {
    'zh-CN': '与公示的不同：整个包可能被换过',
    en: 'it is not the published one: the package may have been swapped as a whole',
  },
  'why.history': { 'zh-CN': '第 {event} 条事件不可能发生（{code}）', en: 'event {event} can’t have happened ({code})' },
  checksWhat: {
    'zh-CN': '每一步写明查了什么、证明什么、不能证明什么。',
    en: 'Each step says what was checked, what that proves, and what it does not.',
  },
  noSeal: {
    'zh-CN':
      '这说明包内前后一致。您没有填公示的摘要值，所以还看不出整个包是否被换过：请把公示上的摘要值填进去，再验一次。',
    en: 'The package agrees with itself. Without the published digest nobody can tell whether the package was swapped as a whole: put in the digest from the notice and verify again.',
  },
  'mark.holds': { 'zh-CN': '相符', en: 'holds' },
  'mark.fails': { 'zh-CN': '不符', en: 'does not hold' },
  'mark.nothing': { 'zh-CN': '没有可核对的', en: 'nothing to check' },
  proves: { 'zh-CN': '证明：', en: 'Proves: ' },
  provesNot: { 'zh-CN': '不能证明：', en: 'Does not prove: ' },
  eventThere: {
    'zh-CN': '那里是第 {sequence} 条事件：{what}，{at}',
    en: 'There stands event {sequence}: {what}, {at}',
  },
  eventStage: { 'zh-CN': '轮次 {id}', en: 'stage {id}' },
  eventEntry: { 'zh-CN': '项目 {id}', en: 'entry {id}' },
  eventJudge: { 'zh-CN': '评委 {id}', en: 'judge {id}' },
  'what.files': {
    'zh-CN': '包里的每个文件都与清单记下的摘要值相同，不多也不少。',
    en: 'Every file is what the list of digests says, none is missing and none was added.',
  },
  'proves.files': {
    'zh-CN': '打包之后没有哪个文件单独被改过。',
    en: 'no single file was changed after it was packed.',
  },
  'not.files': {
    'zh-CN': '清单本身没有和文件一起换掉。',
    en: 'that the list was not swapped together with the files.',
  },
  'what.chain': {
    'zh-CN': '每条事件都带着前一条的哈希值，从第一条起逐条重算。',
    en: 'Every event carries the hash of the one before; all are computed again from the first.',
  },
  'proves.chain': {
    'zh-CN': '没有事件被改动、删掉、插入或换位。',
    en: 'no event was changed, removed, put in between or moved.',
  },
  'not.chain': {
    'zh-CN': '整条链不是从头重造的；这要靠公示的摘要值。',
    en: 'that the chain was not made anew as a whole; the published digest is for that.',
  },
  'what.rules': {
    'zh-CN': '每一版规则都与封存时写进事件的摘要值相同，规则本身不自相矛盾。',
    en: 'Every version of the rules has the digest that was sealed, and the rules do not contradict themselves.',
  },
  'proves.rules': {
    'zh-CN': '用的就是开评之前公布的规则。',
    en: 'these are the rules published before judging opened.',
  },
  'not.rules': { 'zh-CN': '规则是否合理。', en: 'that the rules are good.' },
  'what.names': {
    'zh-CN': '名单里的编号和单位与事件相同；公示过的名称与公示时相同。',
    en: 'Numbers and organisations in the list are those of the events, and names that were published are those of the notice.',
  },
  'proves.names': { 'zh-CN': '获奖的就是报名的单位。', en: 'who wins is who entered.' },
  'not.names': {
    'zh-CN': '公示之前的项目名称：它们还不在事件里。',
    en: 'titles of works before a notice: until then no event holds them.',
  },
  'what.words': {
    'zh-CN': '理由和说明的摘要值与事件里的相同。文字本身不在包里。',
    en: 'Digests of reasons and notes are those in the events. The words themselves are not in the package.',
  },
  'proves.words': {
    'zh-CN': '每次改动当时都写了理由，事后没有换。',
    en: 'every change had its reason when it was made, and it was not swapped later.',
  },
  'not.words': { 'zh-CN': '理由写得是否充分。', en: 'that a reason was a good one.' },
  'what.result': {
    'zh-CN': '只用包里的规则和事件重新计算，与包里的结果逐字节比对。',
    en: 'The result is computed again from rules and events alone and compared with the one inside, byte for byte.',
  },
  'proves.result': {
    'zh-CN': '名次和名单是由这些评分推出来的，没有手工改过。',
    en: 'ranks and winners follow from these scores, and nobody put them there by hand.',
  },
  'not.result': {
    'zh-CN': '评分是否公允，是否由本人给出。',
    en: 'that a score was fair, or given by the judge in person.',
  },
  'what.settled': {
    'zh-CN': '抽签的顺序由种子重新抽出；每轮结束时写下的晋级名单由当时的评分重新算出。',
    en: 'Lots are drawn again from their seed, and who went on at the close of a stage is worked out again from the scores of that moment.',
  },
  'proves.settled': { 'zh-CN': '抽签和晋级没有改过。', en: 'neither lots nor who went on were changed.' },
  'not.settled': { 'zh-CN': '种子是随机产生的。', en: 'that the seed was taken by chance.' },
  'what.announced': {
    'zh-CN': '公示和定为最终结果时写下的摘要值，由此前的事件重新算出。',
    en: 'Digests that a notice or the end announced are computed again from what had happened before.',
  },
  'proves.announced': {
    'zh-CN': '公示的就是当时的评分得出的结果。',
    en: 'what was announced is what the scores gave at that moment.',
  },
  'not.announced': {
    'zh-CN': '您看到的公示就是这一份；请对照下面的摘要值。',
    en: 'that the notice you have seen is this one; compare the digests below.',
  },
  'what.calendar': {
    'zh-CN':
      '按链上记录的时间，核对线上评分是否在该轮开放时间内、公示是否满规则规定的工作日、是否在公示期满之后才定为最终结果。',
    en: 'By the times in the chain: sheets typed by judges lie within the hours of their stage, a notice runs for the working days of the rules, and the end comes after it.',
  },
  'proves.calendar': {
    'zh-CN': '链上记录的时间都符合封存的日程。',
    en: 'the times in the chain keep to the sealed calendar.',
  },
  'not.calendar': {
    'zh-CN': '服务器的时钟是准的；纸质评分、主席更正和投票不在此列。',
    en: "that the server's clock was right; paper sheets, a chair's corrections and votes are not held to it.",
  },
  'what.seal': {
    'zh-CN': '您填的摘要值，与结果、公示或整个包的摘要值比对。',
    en: 'The digest you gave is compared with those of the result, the notices and the whole package.',
  },
  'proves.seal': {
    'zh-CN': '这就是公示的那一份。只有这一步能看出整个包被换过。',
    en: 'this is the published one. No other step can tell a package that was swapped as a whole.',
  },
  'not.seal': {
    'zh-CN': '您从哪里得到那个摘要值；请用正式公示上的。',
    en: 'where you have that digest from; take it from the official notice.',
  },
} as const satisfies Readonly<Record<string, LocalText>>

export type ReplayWord = keyof typeof REPLAY

/** The word for a check that has nothing to hold to. */
export const nothingWord = (check: string): ReplayWord =>
  Object.hasOwn(REPLAY, `nothing.${check}`) ? (`nothing.${check}` as ReplayWord) : 'nothing.announced'

/** The word for why a check does not hold; codes of the events' own are told by their name. */
export function whyWord(code: string): ReplayWord {
  const own = `why.${code}`
  return Object.hasOwn(REPLAY, own) ? (own as ReplayWord) : 'why.history'
}
