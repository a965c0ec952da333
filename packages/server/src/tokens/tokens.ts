// Tokens to the rest of the domain: how they compare and who may charge with them.
export { decide, decisionSteps, tokenKey, type Circumstances, type DecisionStep, type Verdict } from './rules.ts';
export { readCircumstances, showTokens, type Asked } from './decide.ts';
export { createToken, getToken, listTokens } from './register.ts';
export { maskToken } from './mask-token.ts';
