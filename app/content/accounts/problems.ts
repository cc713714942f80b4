import type { LocalText } from '#scoring/facts.ts'

/** What can be wrong with a form about accounts, by the code that the schema or the service gave. */
export const PROBLEMS = {
  unreadable: { 'zh-CN': '这一项读不懂，请检查。', en: 'This cannot be read. Please check it.' },
  missing: { 'zh-CN': '请填写这一项。', en: 'Please fill this in.' },
  'too-long': { 'zh-CN': '太长了，请缩短。', en: 'This is too long. Please shorten it.' },
  'email-missing': { 'zh-CN': '请填写邮箱地址。', en: 'Please enter your e-mail address.' },
  'email-form': {
    'zh-CN': '这不像邮箱地址，应如 name@example.org。',
    en: 'This is not an e-mail address, such as name@example.org.',
  },
  'email-characters': {
    'zh-CN': '邮箱地址里有看起来像字母、其实不是的字符（{character}）。请用英文字母重新输入。',
    en: 'The address holds a character that only looks like a Latin letter ({character}). Please type it again.',
  },
  'password-missing': { 'zh-CN': '请填写密码。', en: 'Please enter your password.' },
  'password-too-long': { 'zh-CN': '密码最多 200 个字符。', en: 'A password has at most 200 characters.' },
  'password-too-short': {
    'zh-CN': '新密码至少要 10 个字符。可以再加几个词。',
    en: 'A new password needs at least 10 characters. Add a few words.',
  },
  'password-again': {
    'zh-CN': '两次输入的新密码不一样。请重新输入。',
    en: 'The two new passwords are not the same. Please type them again.',
  },
  'password-common': {
    'zh-CN': '这个密码（或它的一部分）在常用密码表里，很快会被猜到。请换一个没人用过的。',
    en: 'This password, or part of it, is on the lists of common ones that are tried first. Choose one that is yours alone.',
  },
  'password-about-you': {
    'zh-CN': '这个密码里有您的名字、邮箱或本站的名字，别人会先猜这些。请换掉。',
    en: 'It holds your name, your address or the name of this site, which are tried first. Choose something else.',
  },
  'password-repeats': {
    'zh-CN': '这个密码是同样的内容重复几遍，和只写一遍一样好猜。请用不同的词。',
    en: 'It repeats itself, which is as easy to guess as saying it once. Use different words.',
  },
  'password-keyboard': {
    'zh-CN': '这个密码是键盘上连着的键，很容易猜到。请用几个不相干的词。',
    en: 'It follows keys that lie side by side, which is easily guessed. Use a few unrelated words.',
  },
  'password-sequence': {
    'zh-CN': '这个密码里有 abcd、6543 这样的顺序，很容易猜到。请用几个不相干的词。',
    en: 'It holds a sequence such as abcd or 6543, which is easily guessed. Use a few unrelated words.',
  },
  'password-date': {
    'zh-CN': '这个密码主要是日期或年份，很容易猜到。请再加几个不相干的词。',
    en: 'It is mostly a date or a year, which is easily guessed. Add a few unrelated words.',
  },
  'password-weak': {
    'zh-CN': '这个密码太容易猜到。请再加几个不相干的词。',
    en: 'It is too easily guessed. Add a few unrelated words.',
  },
  'sign-in-wrong': {
    'zh-CN': '邮箱或密码不对。请检查大小写和输入法；忘记密码可以重新设置。',
    en: 'Address or password is wrong. Check capitals and the input method, or set a new password if you have forgotten it.',
  },
  'account-disabled': {
    'zh-CN': '密码正确，但这个账号已停用。您写过的内容都还在；需要恢复请联系管理员。',
    en: 'The password is right, but this account has been disabled. What you wrote is kept; ask an administrator to open it again.',
  },
  'too-many-attempts': {
    'zh-CN': '尝试次数太多。请在 {minutes} 分钟后再试，或改用通行密钥、重设密码的链接。',
    en: 'That was too many attempts. Try again in {minutes} minutes, or use a passkey or a link to set a new password.',
  },
  busy: {
    'zh-CN': '此刻登录的人太多。您输入的内容没有丢，请过几秒再试。',
    en: 'Very many people are signing in at this moment. Nothing you typed is lost; try again in a few seconds.',
  },
} as const satisfies Readonly<Record<string, LocalText>>

export type ProblemCode = keyof typeof PROBLEMS
