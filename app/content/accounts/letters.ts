import type { LocalText } from '#scoring/facts.ts'

/** Letters the site sends: plain text, a link on a line of its own, and what happens where nobody does anything. */
export const LETTERS = {
  'invitation-subject': { 'zh-CN': '邀请您使用善度', en: 'You are invited to Shandu' },
  'invitation-text': {
    'zh-CN': `{name}，您好：

{inviter} 邀请您在善度开通账号。您的角色：{roles}。

请在 {until}（北京时间）之前打开下面的链接，按页面上的按钮加入：

{link}

链接打不开的话，请访问 {site}/join，输入一次性代码：

{code}

只打开链接不会用掉它，按下按钮才会。如果您不知道这是怎么回事，不必理会这封信，什么也不会发生。

善度
{site}
`,
    en: `Dear {name},

{inviter} invites you to an account on Shandu. Your role: {roles}.

Please open this link before {until} (Beijing time) and press the button on the page:

{link}

If the link does not open, go to {site}/join and type this code, which works once:

{code}

Opening the link does not use it up; the button does. If you do not know what this is about, leave this letter alone and nothing will happen.

Shandu
{site}
`,
  },
  'reset-subject': { 'zh-CN': '重设善度账号的密码', en: 'Set a new password for Shandu' },
  'reset-text': {
    'zh-CN': `{name}，您好：

有人（也许是您自己）请求重设您在善度的密码。请在 {until}（北京时间）之前打开下面的链接，设置新密码：

{link}

设置新密码后，您在所有设备上都会退出登录；两步验证保持不变。

如果不是您请求的，不必理会这封信：您的密码没有变，也没有别人能看到这个链接。

善度
{site}
`,
    en: `Dear {name},

Somebody, perhaps you, asked for a new password for your account on Shandu. Please open this link before {until} (Beijing time) and set one:

{link}

Once you set a new password you are signed out on all your devices; your second factor stays as it is.

If it was not you, leave this letter alone: your password has not changed, and nobody else has seen this link.

Shandu
{site}
`,
  },
  'reset-made-subject': { 'zh-CN': '重设善度账号的密码', en: 'Set a new password for Shandu' },
  'reset-made-text': {
    'zh-CN': `{name}，您好：

管理员 {maker} 为您做了一个链接，用来设置您在善度的新密码。请在 {until}（北京时间）之前打开：

{link}

此前的重设链接都已失效。设置新密码后，您在所有设备上都会退出登录；两步验证保持不变。

这个链接只寄给了您，管理员也看不到。如果您没有要过它，不必使用：您的密码没有变。有疑问请问 {maker} 或别的管理员。

善度
{site}
`,
    en: `Dear {name},

{maker}, an administrator, has made a link with which you can set a new password for your account on Shandu. Please open it before {until} (Beijing time):

{link}

Earlier links of this kind have stopped working. Once you set a new password you are signed out on all your devices; your second factor stays as it is.

The link was sent to you alone, and administrators cannot see it. If you did not ask for it, you need not use it: your password has not changed. If in doubt, ask {maker} or another administrator.

Shandu
{site}
`,
  },
  'password-changed-subject': { 'zh-CN': '您在善度的密码已更改', en: 'Your password for Shandu has been changed' },
  'password-changed-text': {
    'zh-CN': `{name}，您好：

您在善度的密码已于 {at}（北京时间）更改，其他各处的登录都已退出。

如果是您自己改的，不必做什么。如果不是，请马上重设密码，并告诉管理员：

{site}/reset

善度
{site}
`,
    en: `Dear {name},

Your password for Shandu was changed at {at} (Beijing time), and you were signed out everywhere else.

If that was you, there is nothing to do. If it was not, set a new one at once and tell an administrator:

{site}/reset

Shandu
{site}
`,
  },
  'second-factor-changed-subject': {
    'zh-CN': '善度账号的登录保护有变动',
    en: 'How your Shandu account is protected has changed',
  },
  'second-factor-changed-text': {
    'zh-CN': `{name}，您好：

您在善度的账号于 {at}（北京时间）有变动：{change}您在其他设备上的登录都已退出。

如果是您自己做的，不必做什么。如果不是，请马上重设密码，并告诉管理员：

{site}/reset

善度
{site}
`,
    en: `Dear {name},

Something about your account on Shandu was changed at {at} (Beijing time): {change} You were signed out on all other devices.

If that was you, there is nothing to do. If it was not, set a new password at once and tell an administrator:

{site}/reset

Shandu
{site}
`,
  },
  'second-factor-removed-subject': {
    'zh-CN': '管理员移除了您的两步验证',
    en: 'An administrator has removed your second factor',
  },
  'second-factor-removed-text': {
    'zh-CN': `{name}，您好：

管理员 {maker} 于 {at}（北京时间）移除了您在善度的验证器、通行密钥和恢复码。您在各处都已退出登录，现在凭密码即可登录。

如果是您请管理员做的，请登录后重新设置：

{site}/account/second-factor

如果不是，请马上重设密码，并告诉别的管理员：

{site}/reset

善度
{site}
`,
    en: `Dear {name},

{maker}, an administrator, removed the authenticator app, the passkeys and the recovery codes from your account on Shandu at {at} (Beijing time). You were signed out everywhere, and your password alone opens the account now.

If you asked for it, sign in and set up a second factor again:

{site}/account/second-factor

If you did not, set a new password at once and tell another administrator:

{site}/reset

Shandu
{site}
`,
  },
  'case-published-subject': { 'zh-CN': '“{title}”有新的发布', en: '“{title}” has been published anew' },
  'case-published-text': {
    'zh-CN': `{name}，您好：

您关注的案例“{title}”于 {at}（北京时间）发布了第 {number} 版：

{link}

这一版的说明：{message}

不想再收到这类信，请登录后在这里取消关注：

{deskLink}

善度
{site}
`,
    en: `Dear {name},

Revision {number} of “{title}”, a case you follow, was published at {at} (Beijing time):

{link}

What its author says of it: {message}

If you do not want letters like this any more, sign in and stop following the case here:

{deskLink}

Shandu
{site}
`,
  },
  'review-asked-subject': { 'zh-CN': '请审核“{title}”', en: '“{title}” waits for a review' },
  'review-asked-text': {
    'zh-CN': `{name}，您好：

您关注的案例“{title}”于 {at}（北京时间）提请审核第 {number} 版：

{deskLink}

提请人写道：{message}

不想再收到这类信，请登录后在上面的页面取消关注。

善度
{site}
`,
    en: `Dear {name},

A review of revision {number} of “{title}”, a case you follow, was asked for at {at} (Beijing time):

{deskLink}

Who asked writes: {message}

If you do not want letters like this any more, sign in and stop following the case on that page.

Shandu
{site}
`,
  },
  'review-returned-subject': { 'zh-CN': '“{title}”退回修改', en: '“{title}” came back from its review' },
  'review-returned-text': {
    'zh-CN': `{name}，您好：

“{title}”第 {number} 版于 {at}（北京时间）从审核退回，没有发布。还缺什么：

{message}

您写的都还在。请在这里继续：

{deskLink}

善度
{site}
`,
    en: `Dear {name},

Revision {number} of “{title}” was returned from its review at {at} (Beijing time); nothing was published. What is missing:

{message}

Nothing you wrote is lost. Go on here:

{deskLink}

Shandu
{site}
`,
  },
  'review-approved-subject': { 'zh-CN': '“{title}”已审核发布', en: '“{title}” is approved and published' },
  'review-approved-text': {
    'zh-CN': `{name}，您好：

“{title}”第 {number} 版于 {at}（北京时间）审核通过，读者现在看到的就是它：

{link}

善度
{site}
`,
    en: `Dear {name},

Revision {number} of “{title}” was approved at {at} (Beijing time); readers see it now:

{link}

Shandu
{site}
`,
  },
  'sent-in-received-subject': { 'zh-CN': '我们收到了关于“{title}”的来信', en: 'We have what you sent about “{title}”' },
  'sent-in-received-text': {
    'zh-CN': `您好：

有人（想必是您）用这个邮箱发来了关于案例“{title}”的意见，我们于 {at}（北京时间）收到。进展可以在这里查看，请保存这个链接：

{link}

研究员处理之后，会再寄一封信给您。如果不是您发的，可以打开链接，删除这个邮箱。

善度
{site}
`,
    en: `Hello,

Somebody, presumably you, sent us something about the case “{title}” and gave this address; we got it at {at} (Beijing time). Keep this link: it shows what becomes of it.

{link}

You get another letter once a researcher has dealt with it. If it was not you, open the link and erase this address there.

Shandu
{site}
`,
  },
  'sent-in-answered-subject': { 'zh-CN': '关于“{title}”的答复', en: 'An answer about “{title}”' },
  'sent-in-answered-text': {
    'zh-CN': `您好：

您发来的关于案例“{title}”的意见已经处理。结果和您的原文在这里：

{link}

答复：{answer}

善度
{site}
`,
    en: `Hello,

What you sent us about the case “{title}” has been dealt with. What came of it, and your own words, stand here:

{link}

Our answer: {answer}

Shandu
{site}
`,
  },
  'entry-link-subject': { 'zh-CN': '申报“{title}”的链接', en: 'Your link for entering “{title}”' },
  'entry-link-text': {
    'zh-CN': `您好：

有人（应该是您）想申报“{title}”，并留下了这个邮箱。请在 {until}（北京时间）之前打开下面的链接，按页面上的按钮开始：

{link}

链接打不开的话，请访问 {site}/join，输入一次性代码：

{code}

申报截止：{closes}。只打开链接不会用掉它，按下按钮才会。如果不是您，不必理会这封信，什么也不会发生。

善度
{site}
`,
    en: `Hello,

Somebody, presumably you, wants to enter “{title}” and gave this address. Please open this link before {until} (Beijing time) and press the button on the page:

{link}

If the link does not open, go to {site}/join and type this code, which works once:

{code}

Entries close: {closes}. Opening the link does not use it up; the button does. If it was not you, leave this letter alone and nothing will happen.

Shandu
{site}
`,
  },
  'entry-invitation-subject': { 'zh-CN': '邀请您申报“{title}”', en: 'You are invited to enter “{title}”' },
  'entry-invitation-text': {
    'zh-CN': `您好：

{inviter} 邀请您申报“{title}”。申报截止：{closes}。规则和要填的内容在这里：

{page}

请在 {until}（北京时间）之前打开下面的链接，按页面上的按钮开始；之后随时可以回来接着填：

{link}

链接打不开的话，请访问 {site}/join，输入一次性代码：

{code}

不想申报的话，不必理会这封信。

善度
{site}
`,
    en: `Hello,

{inviter} invites you to enter “{title}”. Entries close: {closes}. The rules, and what is asked, stand here:

{page}

Please open this link before {until} (Beijing time) and press the button on the page; after that you can come back at any time and go on:

{link}

If the link does not open, go to {site}/join and type this code, which works once:

{code}

If you do not want to enter, leave this letter alone.

Shandu
{site}
`,
  },
  'entry-received-subject': { 'zh-CN': '“{title}”收到您的申报（{entry}）', en: '“{title}” has your entry ({entry})' },
  'entry-received-text': {
    'zh-CN': `{name}，您好：

您的申报已于 {at}（北京时间）收到，编号 {entry}，第 {revision} 稿。截止之前还可以修改后重新提交，也可以撤回：

{link}

善度
{site}
`,
    en: `Dear {name},

Your entry was received at {at} (Beijing time). Its number is {entry}; this is revision {revision}. Until entries close you can change it and hand it in again, or withdraw it:

{link}

Shandu
{site}
`,
  },
} as const satisfies Readonly<Record<string, LocalText>>

/** What was changed, inside the letter about it. */
export const SECOND_FACTOR_CHANGES = {
  'totp-on': { 'zh-CN': '用验证器应用的两步验证已开启。', en: 'codes from an authenticator app are now asked for.' },
  'totp-off': {
    'zh-CN': '用验证器应用的两步验证已关闭。',
    en: 'codes from an authenticator app are no longer asked for.',
  },
  'codes-new': {
    'zh-CN': '做了新的恢复码，旧的都已失效。',
    en: 'new recovery codes were made, and the old ones have stopped working.',
  },
  'passkey-added': { 'zh-CN': '添加了一把通行密钥。', en: 'a passkey was added.' },
  'passkey-removed': { 'zh-CN': '移除了一把通行密钥。', en: 'a passkey was removed.' },
} as const satisfies Readonly<Record<string, LocalText>>

export type SecondFactorChange = keyof typeof SECOND_FACTOR_CHANGES
