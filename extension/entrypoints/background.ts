import { defineBackground } from 'wxt/utils/define-background';
import { wireBackground } from '../background/wire-background.ts';

export default defineBackground(wireBackground);
