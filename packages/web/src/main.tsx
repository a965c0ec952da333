// Starts the panel in the page that the server sent.
import '@mantine/core/styles.layer.css';
import './ui/theme/tokens.css';
import './ui/theme/base.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { startWords } from './app/language/words.ts';
import { refuseHalfTyped } from './ui/form/half-typed.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no element to stand in');
// Before any form hears of it.
document.addEventListener('submit', refuseHalfTyped, { capture: true });
await startWords();
createRoot(root).render(<App />);
