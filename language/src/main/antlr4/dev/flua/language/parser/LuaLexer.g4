/*
 * The words of Lua 5.4 (manual §3.1). What is not regular, or has an error message of its own (strings, numerals,
 * comments, long brackets), is read by LuaLexerBase from the point where the rule has matched its beginning.
 */
lexer grammar LuaLexer;

options { superClass = LuaLexerBase; }

// FLOAT: given by readNumeral. CALL_LPAREN, FIELD_NAME: given by the parser, see LuaParserBase.
tokens { FLOAT, CALL_LPAREN, FIELD_NAME }

AND : 'and' ;
BREAK : 'break' ;
DO : 'do' ;
ELSE : 'else' ;
ELSEIF : 'elseif' ;
END : 'end' ;
FALSE : 'false' ;
FOR : 'for' ;
FUNCTION : 'function' ;
GOTO : 'goto' ;
IF : 'if' ;
IN : 'in' ;
LOCAL : 'local' ;
NIL : 'nil' ;
NOT : 'not' ;
OR : 'or' ;
REPEAT : 'repeat' ;
RETURN : 'return' ;
THEN : 'then' ;
TRUE : 'true' ;
UNTIL : 'until' ;
WHILE : 'while' ;

PLUS : '+' ;
MINUS : '-' ;
STAR : '*' ;
SLASH : '/' ;
DOUBLE_SLASH : '//' ;
PERCENT : '%' ;
CARET : '^' ;
HASH : '#' ;
AMPERSAND : '&' ;
TILDE : '~' ;
PIPE : '|' ;
SHIFT_LEFT : '<<' ;
SHIFT_RIGHT : '>>' ;
EQUAL : '==' ;
NOT_EQUAL : '~=' ;
LESS_EQUAL : '<=' ;
GREATER_EQUAL : '>=' ;
LESS : '<' ;
GREATER : '>' ;
ASSIGN : '=' ;
LPAREN : '(' ;
RPAREN : ')' ;
LBRACE : '{' ;
RBRACE : '}' ;
LBRACKET : '[' ;
RBRACKET : ']' ;
DOUBLE_COLON : '::' ;
SEMICOLON : ';' ;
COLON : ':' ;
COMMA : ',' ;
DOT : '.' ;
CONCAT : '..' ;
ELLIPSIS : '...' ;

NAME : [a-zA-Z_] [a-zA-Z_0-9]* { readName(); } ;

INTEGER : '.'? [0-9] { readNumeral(); } ;

STRING
    : ["'] { readString(); }
    | '[' '='* '[' { readLongString(); }
    ;

INVALID_LONG_BRACKET : '[' '='+ { rejectLongBracket(); } ;

COMMENT : '--' { skipComment(); } -> skip ;

LINE_BREAK : ( '\r' '\n'? | '\n' '\r'? ) { countLine(); } -> skip ;

SPACE : [ \t\f\u000B]+ -> skip ;

// Any other character is a token of its own, which no rule of the grammar accepts.
OTHER : . ;
