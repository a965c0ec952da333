// Passwords of twelve characters and more that everybody tries first (S-13), in lower case.

export const commonPasswords: ReadonlySet<string> = new Set(
  `
  000000000000 0123456789ab 012345678910 0987654321ab 111111111111 112233445566 121212121212 123123123123 123456123456
  1234567890ab 123456789012 1234567890123 12345678901234 123456789abc 12345678910 1234567891011 123456qwerty 123qweasdzxc
  1q2w3e4r5t6y 1q2w3e4r5t6y7u 1qaz2wsx3edc 1qaz2wsx3edc4rfv 1qazxsw23edc abcd12345678 abcdef123456 abcdefghijkl
  abcdefghijklm administrator administrator1 admin1234567 admin12345678 administrador adminadmin12 adminadminadmin
  asdfasdfasdf asdfghjkl123 asdfghjkl;'\\ changeme1234 changemechangeme changemeplease chargingstation chargingpoint
  chocolate123 computer1234 correcthorsebatterystaple default12345 electricvehicle football1234 helloworld12
  helloworld123 iloveyou1234 iloveyou12345 internet1234 letmein12345 letmein123456 liverpool123 manchester1
  michelle1234 mynameismyname password0123 password1234 password12345 password123456 password1234567 passwordpassword
  passw0rd1234 p@ssw0rd1234 p@ssword1234 princess1234 q1w2e3r4t5y6 q1w2e3r4t5y6u7 qazwsxedcrfv qwer1234qwer
  qwerasdfzxcv qwerty123456 qwerty1234567 qwerty12345678 qwertyqwerty qwertyuiop12 qwertyuiop123 qwertyuiop1234
  qwertyuiop[] qwertyuiopas qwertyuiopasdfghjkl secret123456 stationmaster stationmaster1 stationmaster123 summer202020
  sunshine1234 superman1234 test12345678 testtesttest trustno1trustno1 welcome12345 welcome123456 welcomewelcome
  whatever1234 zaq12wsxcde3 zxcvbnm12345 zxcvbnm123456 zxcvbnmasdfghjkl
  `
    .split(/\s+/)
    .filter(Boolean),
);

/** What remains of most passwords that were ever found when figures, signs and repetition are taken away. */
const commonWords: ReadonlySet<string> = new Set(
  `
  abc abcd abcde abcdef access admin administrator adminadmin amanda andrea andrew angel anthony apple asdf asdfgh asdfghjkl
  ashley august austin autumn babygirl baseball basketball batman buster butterfly carlos changeme charge charger charging
  charlie cheese chelsea chocolate company computer cookie corvette daniel default dragon electric family flower football
  forever freedom friends garfield george ginger guest hannah harley heaven hello helloworld hockey hunter iloveu iloveyou
  internet jasmine jennifer jessica jordan joshua justin killer letmein liverpool login london lovely lover loveyou maggie
  manager manchester march master matrix matthew maverick mercedes michael michelle mickey monday monkey mustang naruto
  nicole ninja operator pass passwort password patrick pepper pokemon princess purple qazwsx qwer qwert qwerty qwertyuiop
  ranger robert root samsung samantha secret server shadow slipknot snoopy soccer spring starwars station stationmaster
  summer sunday sunshine superman superstar support system tech temp tesla test testing thomas thunder tigger tinkerbell
  trustno user victoria welcome whatever william winter yankees zaq zxcv zxcvbn zxcvbnm
  `
    .split(/\s+/)
    .filter(Boolean),
);

const disguises: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
};

/** Whether it is one common word, once or more, with figures and signs about it: "P@ssw0rd2026!", "welcome-welcome". */
export function isCommonWord(lower: string): boolean {
  const trimmed = lower.replace(/^[^a-z@$]+|[^a-z$]+$/g, '');
  const plain = trimmed.replace(/[@431!0$5]/g, (sign) => disguises[sign] ?? sign).replace(/[^a-z]+/g, '');
  const [, once] = /^(.+?)\1*$/.exec(plain) ?? [];
  return once !== undefined && (commonWords.has(once) || commonWords.has(plain));
}
