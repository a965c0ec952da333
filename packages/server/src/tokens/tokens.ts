// Tokens to the rest of the domain: how they compare, who may charge with them, and how they are kept.
export { decide, decisionSteps, tokenKey, type Circumstances, type Verdict } from './rules.ts';
export { judge, readCircumstances, showTokens } from './decide.ts';
export { createToken, deleteToken, editToken, getToken, listTokens, readToken } from './register.ts';
export { addTokens, changeTokens, listTokensOf, removeTokens } from './of-driver.ts';
export { findTokens, insertTokens, updateTokens } from './in-sets.ts';
export { selectShownTokens } from './queries.ts';
export { keepShown } from './keep-shown.ts';
export { maskToken, shownTo } from './mask-token.ts';
export { refusalOf } from './refusal.ts';
export type { Token } from './wire.ts';
