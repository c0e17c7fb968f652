/*
 * The syntax of Lua 5.4 (manual §3, §9).
 *
 * Every decision is taken on one token, so that ANTLR generates switch statements and never its adaptive prediction.
 * Three things make that possible. Expressions are flat here, and ExpressionBuilder applies the priorities of the
 * operators. A statement that begins with an expression is told apart as call or assignment by the token after it. In
 * the two places where one token is not enough (a parenthesis after an expression, a name at the beginning of a table
 * field) an action looks ahead and gives the token a type of its own (callAhead, fieldAhead).
 *
 * The actions say what has just been read; ExpressionBuilder and StatementBuilder keep the pieces on stacks. The order
 * of actions and tokens is that of the reference (lparser.c), and so is the first error that is found. A rule whose
 * alternatives all fail reports what LuaErrorStrategy knows for that rule.
 */
parser grammar LuaParser;

options { tokenVocab = LuaLexer; superClass = LuaParserBase; }

chunk
    : block EOF
    ;

block
    : statement* { statements.endOfBlock(); } ( returnStatement | )
    ;

scopedBlock
    : { statements.openBlock(); } block { statements.closeBlock(); }
    ;

statement
    : SEMICOLON { statements.empty(); }
    | label
    | { statements.begin(); } realStatement { statements.end(); }
    ;

realStatement
    : callOrAssignment
    | doStatement
    | whileStatement
    | repeatStatement
    | ifStatement
    | forStatement
    | functionStatement
    | localStatement
    | BREAK { statements.breakLoop($BREAK); }
    | GOTO NAME { statements.gotoLabel($GOTO, $NAME); }
    ;

label
    : open=DOUBLE_COLON NAME DOUBLE_COLON { statements.label($open, $NAME); }
    ;

callOrAssignment
    : suffixedExpression { statements.callUnlessAssigned(); } assignment?
    ;

assignment
    : { statements.firstTarget(); } ( COMMA suffixedExpression { statements.nextTarget(); } )*
      ASSIGN expressionList { statements.assignment(); }
    ;

doStatement
    : DO scopedBlock { expectClosing(END, DO, $DO.line); } END { statements.doBlock($DO); }
    ;

whileStatement
    : WHILE expression { statements.openLoop(); } DO scopedBlock
      { expectClosing(END, WHILE, $WHILE.line); } END { statements.whileLoop($WHILE); }
    ;

repeatStatement
    : REPEAT { statements.openRepeat(); } block
      { expectClosing(UNTIL, REPEAT, $REPEAT.line); } UNTIL expression { statements.repeatLoop($REPEAT); }
    ;

ifStatement
    : IF { expressions.beginList(); } expression THEN { expressions.settle(); } scopedBlock
      ( ELSEIF expression THEN { expressions.settle(); } scopedBlock )*
      ( ELSE scopedBlock )?
      { expectClosing(END, IF, $IF.line); } END { statements.ifElse($IF, $ELSE != null); }
    ;

forStatement
    : FOR { statements.openLoop(); } NAME ( numericFor[$FOR, $NAME] | genericFor[$FOR, $NAME] )
    ;

numericFor[Token keyword, Token name]
    : { statements.declareNumericFor($name); } ASSIGN expression COMMA expression ( step=COMMA expression )?
      { statements.activateNumericControl(); } DO { statements.openForBody(); } scopedBlock
      { expectClosing(END, FOR, $keyword.getLine()); } END { statements.numericFor($keyword, $DO, $step != null); }
    ;

genericFor[Token keyword, Token name]
    : { statements.declareGenericFor($name); } ( COMMA NAME { statements.declareVariable($NAME); } )*
      IN expressionList
      { statements.activateGenericControl(); } DO { statements.openForBody(); } scopedBlock
      { expectClosing(END, FOR, $keyword.getLine()); } END { statements.genericFor($keyword, $expressionList.start); }
    ;

functionStatement
    : FUNCTION functionName functionBody[$FUNCTION, $FUNCTION.line, $functionName.method]
      { statements.functionDeclaration($FUNCTION, $functionName.start); }
    ;

functionName returns [boolean method]
    : first=NAME { expressions.name($first); } ( DOT middle=NAME { expressions.field($middle); } )*
      ( COLON last=NAME { expressions.field($last); $method = true; } )?
    ;

localStatement
    : LOCAL ( localFunction[$LOCAL] | localVariables[$LOCAL] )
    ;

localFunction[Token keyword]
    : FUNCTION NAME { statements.declareLocalFunction($NAME); } functionBody[$FUNCTION, line(), false]
      { statements.localFunction($keyword); }
    ;

localVariables[Token keyword]
    : localVariable ( COMMA localVariable )* ( ASSIGN expressionList )?
      { statements.localVariables($keyword, $ASSIGN != null); }
    ;

localVariable
    : NAME { statements.declareVariable($NAME); } ( LESS attribute=NAME GREATER { statements.attribute($attribute); } )?
    ;

returnStatement
    : { statements.begin(); } RETURN ( expressionList | { expressions.emptyList(); } )
      { statements.returnValues($RETURN); } SEMICOLON? { statements.end(); }
    ;

functionBody[Token keyword, int line, boolean method]
    : { statements.openFunction($line, $method); } LPAREN parameters block
      { expectClosing(END, FUNCTION, $line); } END { statements.closeFunction($keyword, $END); }
    ;

/* What a binary chunk has of a function: its definition, in which the name tells only whether it is a method. */
functionAlone[int line] locals [boolean method]
    : FUNCTION ( NAME ( DOT NAME )* ( COLON NAME { $method = true; } )? )?
      functionBody[$FUNCTION, $line, $method] EOF
    ;

parameters
    : RPAREN
    | parameterList { statements.activateParameters(); } RPAREN
    ;

parameterList
    : NAME { statements.declareVariable($NAME); } ( COMMA parameterList )?
    | ELLIPSIS { statements.vararg(); }
    ;

expressionList
    : { expressions.beginList(); } expression ( COMMA { expressions.nextInList(); } expression )*
    ;

expression
    : { expressions.begin(); } prefixOperator* simpleExpression
      ( binaryOperator prefixOperator* simpleExpression )* { expressions.end(); }
    ;

prefixOperator
    : ( NOT | MINUS | TILDE | HASH ) { expressions.prefix($start); }
    ;

binaryOperator
    : { expressions.infix($start); }
      ( OR | AND
      | LESS | GREATER | LESS_EQUAL | GREATER_EQUAL | NOT_EQUAL | EQUAL
      | PIPE | TILDE | AMPERSAND | SHIFT_LEFT | SHIFT_RIGHT
      | CONCAT | PLUS | MINUS | STAR | SLASH | DOUBLE_SLASH | PERCENT | CARET )
    ;

simpleExpression
    : INTEGER { expressions.integer($INTEGER); }
    | FLOAT { expressions.floating($FLOAT); }
    | STRING { expressions.string($STRING); }
    | NIL { expressions.nil($NIL); }
    | TRUE { expressions.bool($TRUE, true); }
    | FALSE { expressions.bool($FALSE, false); }
    | { expressions.requireVararg(); } ELLIPSIS { expressions.vararg($ELLIPSIS); }
    | tableConstructor
    | FUNCTION functionBody[$FUNCTION, line(), false]
    | suffixedExpression
    ;

suffixedExpression
    : primaryExpression { callAhead(); } ( suffix { callAhead(); } )*
    ;

primaryExpression
    : NAME { expressions.name($NAME); }
    | LPAREN expression { expectClosing(RPAREN, LPAREN, $LPAREN.line); } RPAREN
      { expressions.parenthesized($LPAREN); }
    ;

suffix
    : DOT NAME { expressions.field($NAME); }
    | LBRACKET expression RBRACKET { expressions.index(); }
    | COLON NAME { expressions.beginMethodCall($NAME); callAhead(); } arguments
      { expressions.methodCall($NAME, $arguments.start); }
    | { expressions.beginCall(); } arguments { expressions.call($arguments.start); }
    ;

arguments
    : CALL_LPAREN argumentList[$CALL_LPAREN.line]
    | tableConstructor { expressions.singleArgument(); }
    | STRING { expressions.string($STRING); expressions.singleArgument(); }
    ;

argumentList[int line]
    : RPAREN { expressions.emptyList(); }
    | expressionList { expectClosing(RPAREN, LPAREN, $line); } RPAREN
    ;

tableConstructor
    : LBRACE { expressions.openTable(); fieldAhead(); }
      ( field ( ( COMMA | SEMICOLON ) { expressions.nextField(); fieldAhead(); } field? )* )?
      { expectClosing(RBRACE, LBRACE, $LBRACE.line); } RBRACE { expressions.closeTable($LBRACE); }
    ;

field
    : FIELD_NAME { expressions.fieldName($FIELD_NAME); } ASSIGN expression
    | LBRACKET expression RBRACKET ASSIGN expression
    | { expressions.positional(); } expression
    ;
