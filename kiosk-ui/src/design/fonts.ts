/** Two weights are enough: text and emphasis. Slices load by themselves, by the characters shown. */
import '@fontsource/noto-sans-sc/400.css';
import '@fontsource/noto-sans-sc/600.css';
import './rare/rare.css';
