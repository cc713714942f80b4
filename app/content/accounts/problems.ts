import type { LocalText } from '#scoring/facts.ts'
import { CALIBRATION_PROBLEMS } from '../award/calibration-problems.ts'
import { JUDGE_PROBLEMS } from '../award/judge-problems.ts'
import { MEETING_PROBLEMS } from '../award/meeting-problems.ts'
import { AWARD_OFFICE_PROBLEMS } from '../award/office-problems.ts'
import { PAPER_PROBLEMS } from '../award/paper-problems.ts'
import { TIMETABLE_PROBLEMS } from '../award/timetable.ts'
import { AWARD_PROBLEMS } from '../award/problems.ts'
import { AWARD_STAFF_PROBLEMS } from '../award/staff-problems.ts'
import { DESK_PROBLEMS } from '../desk/problems.ts'

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
  'old-password-wrong': {
    'zh-CN': '现在的密码不对。请检查大小写和输入法。',
    en: 'This is not your password as it is now. Check capitals and the input method.',
  },
  'password-changed-meanwhile': {
    'zh-CN': '在您填写的时候，密码已经在别处改了。请重新打开本页。',
    en: 'The password was changed elsewhere while you were typing. Please open this page again.',
  },
  'name-missing': { 'zh-CN': '请填写姓名，不超过 100 个字符。', en: 'Please enter a name of at most 100 characters.' },
  'reason-short': {
    'zh-CN': '请写明原因，10 到 500 个字符。',
    en: 'Please give a reason of 10 to 500 characters.',
  },
  'award-form': {
    'zh-CN': '奖项的短名由小写英文字母、数字和连字符组成，例如 sample-2024。',
    en: 'The short name of an award has small letters, digits and hyphens, such as sample-2024.',
  },
  'grant-impossible': {
    'zh-CN': '这个角色不能这样授予：主席、评委、申报人和观察员要写明奖项；研究员、审核员和管理员不属于某个奖项。',
    en: 'This role cannot be given so: chair, judge, entrant and observer need an award; researcher, reviewer and administrator belong to none.',
  },
  'last-admin': {
    'zh-CN': '这是最后一位可用的管理员，所以没有改动。请先让另一位成为管理员。',
    en: 'This is the last administrator who can sign in, so nothing was changed. Make somebody else an administrator first.',
  },
  'person-disabled': {
    'zh-CN': '这个账号已停用，所以没有改动。请先恢复。',
    en: 'This account is disabled, so nothing was changed. Open it again first.',
  },
  'person-erased': {
    'zh-CN': '这个账号的个人资料已删除，不能再改动。',
    en: 'The personal data of this account are erased; it can no longer be changed.',
  },
  'erase-other-address': {
    'zh-CN': '输入的邮箱不是此人的，所以什么也没有删除。',
    en: 'The address you typed is not that of this person, so nothing was erased.',
  },
  'acting-admin': {
    'zh-CN': '不能代替管理员操作。什么也没有改动。',
    en: 'Nobody can act for an administrator. Nothing was changed.',
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
  'password-wrong': {
    'zh-CN': '密码不对。请检查大小写和输入法。',
    en: 'The password is wrong. Check capitals and the input method.',
  },
  'code-missing': { 'zh-CN': '请填写验证码。', en: 'Please enter the code.' },
  'code-form': {
    'zh-CN': '验证码是验证器应用里的 6 位数字。',
    en: 'The code is the six digits your authenticator app shows.',
  },
  'code-wrong': {
    'zh-CN': '验证码不对。请看清是不是善度这一项，并输入此刻显示的 6 位数字。',
    en: 'The code is wrong. Make sure it is the one for Shandu, and type the six digits shown right now.',
  },
  'code-used': {
    'zh-CN': '这个验证码已经用过。请等应用显示下一个（最多 30 秒）再输入。',
    en: 'This code has been used. Wait for the next one (30 seconds at most) and type that.',
  },
  'code-unreadable': {
    'zh-CN': '服务器的密钥换过，验证码和恢复码都无法核对。请用通行密钥登录，或请管理员移除两步验证后重新设置。',
    en: 'The key of this site was changed, so neither codes nor recovery codes can be checked. Use a passkey, or ask an administrator to remove your second factor and set it up again.',
  },
  'clock-ahead': {
    'zh-CN':
      '验证码属于另一个时刻：手机的时间比服务器快约 {minutes} 分钟。请在手机设置里打开“自动设置时间”，再输入新的验证码。',
    en: 'This code belongs to another moment: the phone’s clock is about {minutes} min ahead. Let the phone set its time by itself, then type a new code.',
  },
  'clock-behind': {
    'zh-CN':
      '验证码属于另一个时刻：手机的时间比服务器慢约 {minutes} 分钟。请在手机设置里打开“自动设置时间”，再输入新的验证码。',
    en: 'This code belongs to another moment: the phone’s clock is about {minutes} min behind. Let the phone set its time by itself, then type a new code.',
  },
  'too-many-codes': {
    'zh-CN': '输错次数太多。您的账号没有变化；请在 {minutes} 分钟后再试，或改用通行密钥。',
    en: 'That was wrong too often. Nothing about your account has changed; try again in {minutes} minutes, or use a passkey.',
  },
  'recovery-code-wrong': {
    'zh-CN': '这个恢复码不对，或已经用过。请换一个。',
    en: 'This recovery code is wrong or has been used. Try another one.',
  },
  'setup-stale': {
    'zh-CN': '这个页面打开太久了，旧二维码已失效。请重新扫描下面的新二维码。',
    en: 'This page was open for too long and its QR code has expired. Please scan the new one below.',
  },
  'second-factor-gone': {
    'zh-CN': '两步验证此时没有开启，没有可更改的。',
    en: 'There is no second factor at this moment, so there was nothing to change.',
  },
  'second-factor-required': {
    'zh-CN': '您的角色必须有两步验证，所以没有移除。请先设好另一种，再移除这一种。',
    en: 'Your role requires a second factor, so this one was kept. Set up another one first.',
  },
  'passkey-unreadable': {
    'zh-CN': '浏览器送来的内容读不懂，什么也没有改变。请刷新页面再试。',
    en: 'What the browser sent cannot be read, and nothing has changed. Reload the page and try again.',
  },
  'passkey-stale': {
    'zh-CN': '等待时间超过五分钟，或这次请求已经用过。请再按一次按钮。',
    en: 'More than five minutes have passed, or this request has been used. Press the button again.',
  },
  'passkey-origin': {
    'zh-CN': '这个请求来自另一个网址，已拒绝。请核对地址栏里的网址。',
    en: 'This came from a page at another address and was refused. Check the address in your browser.',
  },
  'passkey-unknown': {
    'zh-CN': '本站不认识这把通行密钥，它可能已在账号里移除。请用密码登录。',
    en: 'This site does not know that passkey; it may have been removed from the account. Sign in with your password.',
  },
  'passkey-of-another': {
    'zh-CN': '这把通行密钥属于另一个账号。请选用这个账号的。',
    en: 'That passkey belongs to another account. Please choose one of this account.',
  },
  'passkey-refused': {
    'zh-CN': '没能核实这把通行密钥，什么也没有改变。请再试一次，或改用别的方式。',
    en: 'This passkey could not be verified, and nothing has changed. Try again, or use another way.',
  },
  'passkey-copied': {
    'zh-CN':
      '这把通行密钥可能被复制过（它的使用次数倒退了），已拒绝并记录。请用别的方式登录，移除这把密钥，并告诉管理员。',
    en: 'This passkey may have been copied (its count of uses went back), so it was refused and this was recorded. Sign in another way, remove this passkey and tell an administrator.',
  },
  'passkey-disabled': {
    'zh-CN': '通行密钥有效，但这个账号已停用。您写过的内容都还在；需要恢复请联系管理员。',
    en: 'The passkey is right, but this account has been disabled. What you wrote is kept; ask an administrator to open it again.',
  },
  'passkey-already': {
    'zh-CN': '这台设备上已有这个账号的通行密钥。',
    en: 'This device already holds a passkey for this account.',
  },
  'passkey-gone': {
    'zh-CN': '没有这把通行密钥，它可能已经移除。',
    en: 'There is no such passkey; it may have been removed already.',
  },
  'passkey-last-way': {
    'zh-CN': '您没有密码，这是唯一的登录方式，所以没有移除。请先添加另一把通行密钥或设置密码。',
    en: 'You have no password, and this is your only way to sign in, so it was kept. Add another passkey or set a password first.',
  },
  'passkeys-too-many': {
    'zh-CN': '最多 {most} 把通行密钥。请先移除不用的。',
    en: 'There can be at most {most} passkeys. Remove one you no longer use.',
  },
  'passkey-cancelled': {
    'zh-CN': '没有完成：操作被取消，或设备上没有可用的通行密钥。可以再试，或改用别的方式。',
    en: 'This was not completed: it was cancelled, or the device has no passkey for this site. Try again, or use another way.',
  },
  'passkey-address': {
    'zh-CN': '浏览器不在这个网址使用通行密钥。请用本站的正式网址打开。',
    en: 'Browsers use no passkeys at this address. Open the site under its proper name.',
  },
  'passkey-network': {
    'zh-CN': '连不上服务器，什么也没有改变。请检查网络后再试。',
    en: 'The server cannot be reached, and nothing has changed. Check the connection and try again.',
  },
  'join-code-missing': { 'zh-CN': '请填写邀请码。', en: 'Please enter the code.' },
  'join-code-unknown': {
    'zh-CN': '没有这个邀请码。请对照纸面或消息再输一次；还不行，请向邀请您的人要一个新的。',
    en: 'There is no such code. Compare it with your paper or message and type it again; if that does not help, ask for a new one.',
  },
  'join-account-exists': {
    'zh-CN': '这个地址已经有账号了，什么都没有改动。请登录；忘记密码可以重新设置。',
    en: 'This address has an account already; nothing has been changed. Sign in, or set a new password if you have forgotten it.',
  },
  'join-sign-in-first': {
    'zh-CN': '请先登录受邀的那个账号。什么都没有改动。',
    en: 'Please sign in to the account that is invited first. Nothing has been changed.',
  },
  'link-dead': {
    'zh-CN': '这个链接已经不能用了，什么都没有改动。请要一个新的。',
    en: 'This link no longer works; nothing has been changed. Ask for a new one.',
  },
  'role-missing': { 'zh-CN': '请至少选一个角色。', en: 'Please choose at least one role.' },
  'award-missing': {
    'zh-CN': '所选的角色属于某个奖项，请填写奖项的短名。',
    en: 'A role you chose belongs to an award: please give its short name.',
  },
  'award-unneeded': {
    'zh-CN': '填了奖项，却没有选奖项的角色。请选一个，或清空这一项。',
    en: 'You named an award and chose no role for it. Choose one, or clear this field.',
  },
  'invitation-gone': {
    'zh-CN': '这个邀请已经用过、过期或作废，没有什么可作废的。',
    en: 'This invitation has been used, has run out or was withdrawn: there is nothing to withdraw.',
  },
  'person-gone': { 'zh-CN': '没有这个人了。', en: 'This person is no longer here.' },
  'too-many-requests': {
    'zh-CN': '从您这里请求得太多了。请在 {minutes} 分钟后再试，或联系管理员。',
    en: 'Too many requests came from where you are. Try again in {minutes} minutes, or get in touch with an administrator.',
  },
  'begin-again': {
    'zh-CN': '这次登录已经失效：其间密码或账号有了变动，或者等得太久。请从头登录。',
    en: 'This sign-in no longer holds: the password or the account has changed meanwhile, or it took too long. Please begin again.',
  },
  busy: {
    'zh-CN': '此刻登录的人太多。您输入的内容没有丢，请过几秒再试。',
    en: 'Very many people are signing in at this moment. Nothing you typed is lost; try again in a few seconds.',
  },
  ...DESK_PROBLEMS,
  ...AWARD_PROBLEMS,
  ...AWARD_OFFICE_PROBLEMS,
  ...AWARD_STAFF_PROBLEMS,
  ...MEETING_PROBLEMS,
  ...JUDGE_PROBLEMS,
  ...CALIBRATION_PROBLEMS,
  ...PAPER_PROBLEMS,
  ...TIMETABLE_PROBLEMS,
} as const satisfies Readonly<Record<string, LocalText>>

export type ProblemCode = keyof typeof PROBLEMS
