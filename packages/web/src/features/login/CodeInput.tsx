// Where the code of a second factor is typed: offered by telephones, with the keys for digits where it can be nothing else.
import { TextInput, type TextInputProps } from '@mantine/core';

type Props = TextInputProps & { digitsOnly?: boolean };

export function CodeInput({ digitsOnly = false, ...rest }: Props) {
  return (
    <TextInput
      autoComplete="one-time-code"
      inputMode={digitsOnly ? 'numeric' : 'text'}
      autoCapitalize="none"
      spellCheck={false}
      maxLength={64}
      {...rest}
    />
  );
}
