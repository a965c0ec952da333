// The kinds of token there are, in the order in which they are offered; their words are those of the form.
export const tokenTypes = ['iso14443', 'iso15693', 'key_code', 'local', 'emaid', 'mac_address'] as const;
