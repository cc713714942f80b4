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
