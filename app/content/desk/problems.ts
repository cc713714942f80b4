import type { LocalText } from '#scoring/facts.ts'
import { FIGURE_PROBLEMS } from './figures.ts'
import { FILE_PROBLEMS } from './files.ts'

/** What the desk refuses, by code. */
export const DESK_PROBLEMS = {
  ...FIGURE_PROBLEMS,
  ...FILE_PROBLEMS,
  'case-withdrawn': {
    'zh-CN': '这个案例已经撤下，在这里不能再改动或发布。',
    en: 'This case has been withdrawn: nothing about it can be changed or published here.',
  },
  'case-not-published': {
    'zh-CN': '读者还没有见过这个案例，没有什么可撤下的。',
    en: 'Readers have never seen this case, so there is nothing to withdraw.',
  },
  'review-none': {
    'zh-CN': '这个审核请求已经有人处理或收回了。请看下面现在的情况。',
    en: 'This request was decided or taken back already. See below how things stand.',
  },
  'review-open': {
    'zh-CN': '这个案例已有一个审核请求。请等它有了结果，或先收回它。',
    en: 'A request for this case is open already. Wait for what comes of it, or take it back first.',
  },
  'review-nothing': {
    'zh-CN': '最新的版本已经发布，没有什么可审核的。',
    en: 'The newest revision is published: there is nothing to review.',
  },
  'review-own': {
    'zh-CN': '您写下或提请了这一版，请由另一位审核人批准。',
    en: 'You wrote this revision or asked for the review: another reviewer has to approve it.',
  },
  'review-overtaken': {
    'zh-CN': '读者现在看到的已经是更新的一版。请收回这个请求，为最新的版本重新提请。',
    en: 'Readers see a newer revision already. Have this request taken back and ask for the newest one.',
  },
  'review-broken': {
    'zh-CN': '这一版按现在的规则读不出来，不能发布。请在编辑页改正后重新提请。',
    en: 'By the rules of today this revision makes no case and cannot be published. Correct it in the editor and ask again.',
  },
  'revision-gone': { 'zh-CN': '没有这一版。', en: 'There is no such revision.' },
  'remark-gone': {
    'zh-CN': '没有这条批注，或者它已经了结。',
    en: 'There is no such remark, or it is settled already.',
  },
  'too-many-sent': {
    'zh-CN': '从您这里发来的太多了。您写的还在这一页上，请在 {minutes} 分钟后再发。',
    en: 'Too much was sent from where you are. What you wrote is still on this page; send it again in {minutes} minutes.',
  },
  'sent-in-trap': {
    'zh-CN': '表单最后一栏要空着，它是用来识别自动程序的。您写的都还在，请清空那一栏再发送。',
    en: 'The last field of the form has to stay empty; it is there to tell programs from people. Nothing you wrote is lost: clear it and send again.',
  },
  'place-gone': {
    'zh-CN': '这个案例里没有您选的地方，它也许刚刚改过。请重新选一处。',
    en: 'The case has no such place; it may have changed just now. Please choose again.',
  },
  'sent-in-answered': {
    'zh-CN': '已经答复，不能再改成这个结果。可以改答复的文字；企业的回应请用“从案例页撤下”。',
    en: 'This was answered and cannot become that any more. The words of the answer can change; a reply ends by “Take it off the case page”.',
  },
  'sent-in-changed': {
    'zh-CN': '在您填写的时候，有人处理了它。请看下面现在的情况；您填的还在。',
    en: 'Somebody dealt with it while you were typing. See below how things stand; what you typed is still here.',
  },
  'answer-missing': {
    'zh-CN': '请至少用一种语言写明答复。',
    en: 'Please write the answer, in one language at least.',
  },
  'verification-missing': {
    'zh-CN': '请先核实是谁发来的，并写明怎样核实的。',
    en: 'First make sure who sent it, and write down how.',
  },
  'revision-missing': {
    'zh-CN': '请填写更正所在的版本号。',
    en: 'Please give the number of the revision that puts it right.',
  },
  'revision-unpublished': {
    'zh-CN': '读者没有见过这一版。请先发布更正，再填它的版本号。',
    en: 'Readers have never seen this revision. Publish the correction first, then give its number.',
  },
  'import-refused': { 'zh-CN': '这个文件没有收，原因在上面。', en: 'This file was not taken; the reasons are above.' },
  'import-too-large': {
    'zh-CN': '文件超过 {limit}，没有收，也没有读。请拆成几个，或去掉大的图片。',
    en: 'The file is larger than {limit}: it was not taken and not read. Divide it, or take out large pictures.',
  },
  'import-draft-changed': {
    'zh-CN': '您的草稿在预览之后改过，所以没有放进去，什么也没有丢。下面是按现在的草稿重新算的预览。',
    en: 'Your draft has changed since the preview, so nothing was put in and nothing is lost. Below is a new preview with the draft as it is now.',
  },
  'import-gone': {
    'zh-CN': '这个文件已经放进去，或已经删掉了。请看您的草稿，需要时再导入一次。',
    en: 'This file was put in or thrown away already. Look at your draft, and import it again if need be.',
  },
  'import-taken': {
    'zh-CN': '别人刚用这个短名开始了另一个案例。请在文件里换一个 id 再导入。',
    en: 'Somebody has just begun another case under this name. Change the id in the file and import it again.',
  },
  'slug-form': {
    'zh-CN': '只用小写字母、数字和单个连字符，如 lake-watch，最多 80 个字符。',
    en: 'Small letters, digits and single hyphens only, such as lake-watch; at most 80 characters.',
  },
  'slug-same': {
    'zh-CN': '案例现在就在这个地址。',
    en: 'This is where the case is found already.',
  },
  'slug-taken': {
    'zh-CN': '这个短名已经用过。短名从不重复使用，免得旧链接指到别的案例。请换一个。',
    en: 'This name has been given before. Names are never given twice, so that no old link leads to another case. Choose another.',
  },
} as const satisfies Readonly<Record<string, LocalText>>
