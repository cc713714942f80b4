import type { LocalText } from '#scoring/facts.ts'

/** Why something about an award was not done, by the code of the service. */
export const AWARD_PROBLEMS = {
  'entry-late': {
    'zh-CN':
      '已经过了截止时间（{closed}），这次提交到达服务器是 {now}，没有收下。您写的都存着，还可以读，只是不能再提交。有疑问请问主办方。',
    en: 'Entries closed at {closed}, and this reached the server at {now}, so it was not taken. All you wrote is kept and can be read; it can no longer be handed in. If in doubt, ask the award office.',
  },
  'entry-not-open': { 'zh-CN': '现在不在申报期内。', en: 'Entries are not open now.' },
  'entry-invited-only': {
    'zh-CN': '这个奖项只收受邀者的申报。',
    en: 'Only who is invited by the award office can enter this award.',
  },
  'entry-soon': {
    'zh-CN': '申报还没有开始，还不能提交。您写的都存着。',
    en: 'Entries have not opened yet, so nothing can be handed in. All you wrote is kept.',
  },
  'entry-most': {
    'zh-CN': '每位申报人最多 {most} 个项目，不能再加。',
    en: 'An entrant hands in {most} entries at most; no more can be added.',
  },
  'entry-draft-gone': { 'zh-CN': '没有这份草稿了。', en: 'This draft is no longer here.' },
  'entry-link': {
    'zh-CN': '请填写完整的网址，以 https:// 或 http:// 开头，里面不能有密码。',
    en: 'Give a whole web address that begins with https:// or http://, without a password in it.',
  },
  'entry-attachment': { 'zh-CN': '规则要求至少一个附件。', en: 'The rules ask for at least one attachment.' },
  'entry-files-closed': {
    'zh-CN': '现在不能再改附件，附件没有变动；文字都存着。',
    en: 'Attachments can no longer be changed and are as they were. Your text is kept.',
  },
  'entry-file-too-many': {
    'zh-CN': '已有 20 个附件，不能再多。请先拿掉用不到的。',
    en: 'There are 20 attachments, which is the limit. Take out what is not needed first.',
  },
  'entry-file-too-much': {
    'zh-CN': '加上“{name}”，附件会超过 50 MB。请先拿掉用不到的。',
    en: 'With “{name}” the attachments would be more than 50 MB. Take out what is not needed first.',
  },
  'entry-sent-large': {
    'zh-CN':
      '一次送来的文件超过 12 MB，没有收。您填写的文字还在下面，但还没有保存：请去掉文件后保存，再把附件一个一个添加，每个最多 10 MB。',
    en: 'What you sent is larger than 12 MB, so no file was taken. What you typed is still below and not saved yet: save it without files, then add attachments one by one, of at most 10 MB each.',
  },
  'entry-stale': {
    'zh-CN':
      '您填写的时候，另一个窗口存过这份申报，所以这次没有保存。您填的都在下面，不同的地方列出来了；核对之后再保存一次，就以下面的为准。',
    en: 'Another window has saved this entry while you were typing, so this was not saved. What you typed is below, with each difference; compare them, and save again to keep what stands below.',
  },
  'entrants-many': { 'zh-CN': '一次最多邀请 {most} 人。', en: 'At most {most} people can be invited at a time.' },
  'entrants-unread': {
    'zh-CN': '这些读不成邮箱地址，所以谁也没有邀请：{list}',
    en: 'These cannot be read as e-mail addresses, so nobody was invited: {list}',
  },
  'entrants-none': { 'zh-CN': '没有读到邮箱地址。', en: 'No e-mail address can be read here.' },
  'award-exists': {
    'zh-CN': '已有一个奖项用这个短名。请换一个。',
    en: 'There is an award of this short name already. Choose another one.',
  },
  'award-rehearsal-name': {
    'zh-CN': '以 -rehearsal 结尾的短名留给演练。请换一个。',
    en: 'Short names that end in -rehearsal are kept for rehearsals. Choose another one.',
  },
  'award-gone': { 'zh-CN': '没有这个奖项了。', en: 'This award is no longer here.' },
  'award-closed': {
    'zh-CN': '奖项现在的阶段不能做这件事，什么也没有改动。',
    en: 'The award is in a state in which this cannot be done. Nothing was changed.',
  },
  'award-history': {
    'zh-CN': '这与奖项已经发生的事对不上（{code}），什么也没有改动。',
    en: 'This does not fit with what has happened in the award ({code}). Nothing was changed.',
  },
  'rules-changed': {
    'zh-CN': '您打开之后，别人改了规则草稿。您的改动没有保存，请在最新的草稿上再改一次。',
    en: 'Somebody has changed the draft of the rules since you opened it. Yours was not saved; make your change in the newest draft.',
  },
  'rules-broken': {
    'zh-CN': '规则还有没写好的地方，见页面上的清单。没有封存。',
    en: 'The rules are not complete; see the list on the page. They were not sealed.',
  },
  'rules-same': {
    'zh-CN': '草稿与已封存的规则完全一样，不需要再封存。',
    en: 'The draft is the same as the sealed rules; there is nothing to seal.',
  },
  'rules-without-group': {
    'zh-CN': '有评委属于规则里没有的评委组。请先给他们换组。',
    en: 'Some judges belong to a group that the rules no longer have. Move them first.',
  },
  'rules-without-category': {
    'zh-CN': '有参评项目属于规则里没有的类别。请先给它们换类别。',
    en: 'Some entries belong to a category that the rules no longer have. Move them first.',
  },
  'case-gone': {
    'zh-CN': '所选的案例里有已经撤下的，请重新选择。',
    en: 'Some of the cases you chose are no longer published. Please choose again.',
  },
  'category-gone': { 'zh-CN': '规则里没有这个类别。', en: 'The rules have no such category.' },
  'group-gone': { 'zh-CN': '规则里没有这个评委组。', en: 'The rules have no such group of judges.' },
  'entry-gone': {
    'zh-CN': '没有这个参评项目，或已退出。',
    en: 'There is no such entry, or it takes no part any more.',
  },
  'entry-changed': {
    'zh-CN': '您打开之后，别人改了这个参评项目。您的改动没有保存。',
    en: 'Somebody has changed this entry since you opened it. Your change was not saved.',
  },
  'import-changed': {
    'zh-CN': '表格与刚才查看的不一样，没有导入。请再看一遍。',
    en: 'The table is not the one you have looked at, so nothing was imported. Please look at it again.',
  },
  'import-problems': {
    'zh-CN': '表格里有 {count} 处问题，一行也没有导入。',
    en: 'There are problems in {count} places of the table. No line was imported.',
  },
  'judge-gone': {
    'zh-CN': '没有这位评委，或不在这一轮的评委组里。',
    en: 'There is no such judge, or they are in no group of this stage.',
  },
  'judge-known': {
    'zh-CN': '这个邮箱已经是本奖项的评委。',
    en: 'This address belongs to a judge of this award already.',
  },
  'pledge-signed': {
    'zh-CN': '这位评委已经签了承诺书，没有再登记。',
    en: 'This judge has signed the pledge already; nothing was recorded.',
  },
  'pledge-early': {
    'zh-CN': '规则封存之后才能登记承诺书。',
    en: 'A pledge can be recorded once the rules are sealed.',
  },
  'pledge-future': { 'zh-CN': '签署日期不能晚于今天。', en: 'It cannot have been signed after today.' },
  'pledge-past': {
    'zh-CN': '签署日期不能早于一年前。',
    en: 'It cannot have been signed more than a year ago.',
  },
  'judge-removed': {
    'zh-CN': '这位评委已移出。请先恢复，再改动。',
    en: 'This judge has been removed. Bring them back first.',
  },
  'conflict-gone': { 'zh-CN': '没有这项回避，或已解除。', en: 'There is no such conflict, or it was lifted.' },
  'conflict-stands': {
    'zh-CN': '这位评委要回避这个项目。',
    en: 'This judge has a conflict of interest with the entry.',
  },
  'reading-conflict': {
    'zh-CN': '{judge} 要回避 {entry}，这个项目不能分给这位评委，没有写入。',
    en: '{judge} has a conflict of interest with {entry}, so the entry was not given to this judge.',
  },
  'reading-heard': {
    'zh-CN':
      '{entry} 已经在合议：这一轮的评委听得到讨论，也看得到各人的初评。没有先打过分的评委不能再分到它，没有写入。',
    en: 'The jury deliberates on {entry}: judges of this stage can hear it and see the first scores. Who has not scored it before is not given it any more.',
  },
  'stage-gone': { 'zh-CN': '规则里没有这一轮。', en: 'The rules have no such stage.' },
  'stage-closed': { 'zh-CN': '这一轮已经结束。', en: 'This stage is closed.' },
  'reading-gone': { 'zh-CN': '这个项目没有分给这位评委。', en: 'This entry is not given to this judge.' },
  'redacted-missing': {
    'zh-CN': '这一轮隐去申报方，而这个项目还没有隐名的版本。',
    en: 'Entrants are hidden in this stage, and the entry has no copy without names.',
  },
  'veto-ground': { 'zh-CN': '规则里没有这种情形。', en: 'The rules know no such ground.' },
  'veto-stands': {
    'zh-CN': '这个项目已因这种情形被否决。',
    en: 'The entry is vetoed on this ground already.',
  },
  'veto-gone': { 'zh-CN': '没有这项否决，或已解除。', en: 'There is no such veto, or it was lifted.' },
  'veto-future': { 'zh-CN': '查实日期不能晚于今天。', en: 'It cannot have been found later than today.' },
  'plan-changed': {
    'zh-CN': '方案已随评委、项目或回避的变化而改变，没有写入。请再看一遍。',
    en: 'Judges, entries or conflicts have changed the plan meanwhile, so nothing was written. Please look at it again.',
  },
  'plan-failed': {
    'zh-CN': '这份方案没有算完，没有写入，已经分配的都不变。请过一会儿再试。',
    en: 'This plan could not be computed to the end, so nothing was written and what was given out stands. Please try again in a while.',
  },
  'notice-same': {
    'zh-CN': '这个结果已经在公示，不需要再公示一次。',
    en: 'This result is on public notice already.',
  },
  'notice-outdated': {
    'zh-CN': '公示之后结果变了。请先公示新的结果。',
    en: 'The result has changed since it was put on notice. Publish the new one first.',
  },
  'notice-running': {
    'zh-CN': '公示到 {day} 结束；之后才能定为最终结果。',
    en: 'The public notice runs to the end of {day}; the result can become final after it.',
  },
  'objection-late': {
    'zh-CN': '异议受理到 {day} 结束（按奖项的时区），现在已经过期，没有受理。您填写的内容还在下面。',
    en: 'Objections were taken to the end of {day} by the award’s clock. That is over, so yours was not taken; what you wrote is still below.',
  },
  'objection-gone': { 'zh-CN': '没有这件异议。', en: 'There is no such objection.' },
  'objection-answered': {
    'zh-CN': '这件异议已经答复，答复不能再改。',
    en: 'This objection was answered already, and an answer stays as it is.',
  },
  'objection-open': {
    'zh-CN': '异议还没有答复，要先答复才能删除。',
    en: 'The objection has no answer yet. Answer it before you erase who it is from.',
  },
  'objection-decide': { 'zh-CN': '请选择成立或不成立。', en: 'Say whether the objection is upheld.' },
  'objection-closed': {
    'zh-CN': '没有成立的异议允许更正这张评分表，或评分已重新冻结。什么也没有改动。',
    en: 'No upheld objection opens this sheet, or scores were frozen anew. Nothing was changed.',
  },
  'correction-same': {
    'zh-CN': '分数与现在的一样，没有可更正的。',
    en: 'The scores are the same as they stand, so there is nothing to correct.',
  },
  'stage-before': {
    'zh-CN': '前面还有没结束的轮次。请按顺序结束：谁进入下一轮，要从第一轮起逐轮确定。',
    en: 'A stage before this one is still open. Close stages in their order: who goes on is settled from the first one on.',
  },
  'objections-open': {
    'zh-CN': '还有 {count} 件异议没有答复。',
    en: 'Objections without an answer: {count}.',
  },
  'lots-open': {
    'zh-CN': '末位并列，要先抽签：{entries}。什么也没有改动。',
    en: 'Lots have to be drawn first for entries that share a last place: {entries}. Nothing was changed.',
  },
  'lots-none': { 'zh-CN': '没有等待抽签的项目。', en: 'No entry waits for lots.' },
  'judge-group-fixed': {
    'zh-CN':
      '这位评委已经交过评分或投过票，都算在原来的评委组里，所以不能换组；什么也没有改动。不该再评的，请移出，原来的评分就不再计入。',
    en: 'This judge has submitted sheets or votes, which count in their group, so the group stays and nothing was changed. Remove a judge who should not be in it: what they gave then counts no more.',
  },
  'result-moved': {
    'zh-CN': '刚才又有新的事件，结果要重新算。请再看一遍结果，然后重试。',
    en: 'Something has happened a moment ago and the result has to be computed anew. Look at it again and repeat.',
  },
  'rehearsal-impossible': {
    'zh-CN': '按这些规则排不出演练（{code}）。请先看评委人数与每人上限。',
    en: 'No rehearsal can be made under these rules ({code}). Look at the number of judges and their limits first.',
  },
  'rehearsal-only': {
    'zh-CN': '这只能在演练里做，真实的奖项不行。什么也没有改动。',
    en: 'This is for rehearsals alone, never for a real award. Nothing was changed.',
  },
  'rehearsal-no-stage': {
    'zh-CN': '没有正在评审的轮次：各轮都已关闭，或评分已经冻结。',
    en: 'No stage is open: all are closed, or scores are frozen.',
  },
  'rehearsal-broke-off': {
    'zh-CN': '刚才没有做完就中断了。已经写下的都在，再点一次就接着做。',
    en: 'It broke off before it was done. What was written stands; begin once more and it goes on from there.',
  },
  'rehearsal-no-ballot': {
    'zh-CN': '没有正在进行的无记名投票，或在场的虚拟评委都已投过。',
    en: 'No ballot is open, or every made-up judge who is there has voted.',
  },
  'rehearsal-no-mail': {
    'zh-CN': '演练不发任何邮件。',
    en: 'A rehearsal sends no mail.',
  },
  'seat-taken': {
    'zh-CN': '这个席位坐不了：已经有人坐着、已被移出，或不是虚拟评委的席位。',
    en: 'This seat cannot be taken: somebody sits there, the judge was removed, or it is no made-up judge’s.',
  },
  'seat-own': {
    'zh-CN': '您已受邀在这个演练里评审，不能再坐虚拟评委的席位。',
    en: 'You judge in this rehearsal by invitation, and take no made-up judge’s seat as well.',
  },
  'seat-none': {
    'zh-CN': '您没有坐在虚拟评委的席位上。',
    en: 'You sit in no made-up judge’s seat.',
  },
  'rehearsal-exists': {
    'zh-CN': '已有一个演练。请先丢弃它，再开始新的。',
    en: 'There is a rehearsal already. Throw it away before you begin another one.',
  },
  'seed-form': {
    'zh-CN': '种子是不超过 9 位的整数，例如 1。',
    en: 'A seed is a whole number of at most nine digits, such as 1.',
  },
  'seal-form': { 'zh-CN': '摘要值有 64 位十六进制数字。', en: 'A digest has 64 hexadecimal digits.' },
  'package-often': {
    'zh-CN': '从您这里一小时内复算得太多。请过 {minutes} 分钟再来，或在自己的电脑上复算。',
    en: 'There were too many replays from where you are. Come back in {minutes} minutes, or replay the package on your own machine.',
  },
  'package-missing': { 'zh-CN': '请选择一个结果包。', en: 'Please choose a package.' },
  'package-large': {
    'zh-CN':
      '文件超过 {limit}，这个页面不收。请在一份程序代码里用命令 npm run award:replay -- 文件名 复算，不需要数据库。',
    en: 'The file is larger than {limit}, which this page does not take. Replay it in a copy of the program with npm run award:replay -- and the name of the file; no database is needed.',
  },
  'package-unreadable': {
    'zh-CN': '这不是评审结果包，或已损坏。',
    en: 'This is no package of an award, or it is broken.',
  },
  'package-newer': {
    'zh-CN': '这个包的格式比本站的程序新。',
    en: 'The package has a newer format than the program of this site.',
  },
} as const satisfies Readonly<Record<string, LocalText>>
